using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Facts.Cli;
using Npgsql;

namespace Facts.Tests.Support;

/// <summary>
/// The program without a process of its own: <c>facts VERB</c>, with nothing of this process's environment, folders or console. What it
/// says is what <see cref="FactsProcess"/> says; <c>when_the_program_has_no_process</c> holds one against the other.
/// </summary>
public static class FactsInProcess
{
    /// <summary>One in which verbs can be looked at, and none is run.</summary>
    internal static Shell NoShell => new()
    {
        Terminal = new Terminal { OpenInput = () => Stream.Null, OpenOutput = () => Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null },
        Variables = Given(),
        Clock = TimeProvider.System,
    };

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="connectionString">The database; null for the embedded one.</param>
    /// <param name="arguments">The verb and what follows.</param>
    /// <param name="input">What it finds on standard input.</param>
    /// <param name="keys">The ledger's key file.</param>
    /// <param name="home">The folder of the user's settings and data; null for a user who has none.</param>
    /// <param name="errorIsTerminal">Whether it takes standard error for a terminal.</param>
    /// <param name="outputIsTerminal">Whether it takes standard output for one.</param>
    /// <param name="stopped">Whether it is stopped before it begins, as by Ctrl+C.</param>
    /// <param name="clock">Its clock; null for this machine's.</param>
    public static async Task<FactsRun> RunAsync(
        string? connectionString, string[] arguments, string input = "", string? keys = null, string? home = null, bool errorIsTerminal = false,
        bool outputIsTerminal = false, bool stopped = false, TimeProvider? clock = null)
    {
        var (output, notes) = (new MemoryStream(), new MemoryStream());
        var shell = new Shell
        {
            Terminal = new Terminal
            {
                OpenInput = () => Piped(input),
                OpenOutput = () => output,
                Out = Writer(output),
                Error = Writer(notes),
                OutputIsTerminal = outputIsTerminal,
                ErrorIsTerminal = errorIsTerminal,
                Variables = [],
            },
            Variables = Given(("ConnectionStrings__Facts", FewConnections(connectionString)), ("FACTS_KEYS", keys)),
            Clock = clock ?? TimeProvider.System,
            SettingsHome = home,
            DataHome = home,
        };
        using var limit = Patience.Token();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        if (stopped)
            await stop.CancelAsync();
        // As in the program: away from the test's synchronization context.
        var exit = await Task.Run(() => CommandLine.RunAsync(arguments, shell, stop.Token), TestContext.Current.CancellationToken);
        limit.Token.ThrowIfCancellationRequested();
        return new FactsRun(exit, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(notes.ToArray()));
    }

    /// <summary>So that many can run at the same time. What is no connection string is handed on as it is.</summary>
    internal static string? FewConnections(string? connectionString)
    {
        try
        {
            return connectionString is null ? null : new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 5 }.ConnectionString;
        }
        catch (ArgumentException)
        {
            return connectionString;
        }
    }

    /// <summary>As a pipe is: nobody knows how long it is.</summary>
    private static Stream Piped(string input) => PipeReader.Create(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(input))).AsStream();

    private static TextWriter Writer(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });

    private static Dictionary<string, string> Given(params (string Name, string? Value)[] variables) =>
        variables.Where(one => one.Value is not null).ToDictionary(one => one.Name, one => one.Value!, StringComparer.Ordinal);
}
