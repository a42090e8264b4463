using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Facts.Cli;
using Facts.Store.Ledger;
using Facts.Store.Sentences;
using Facts.Store.Setup;
using Facts.Store.Storage;
using Facts.Store.Storage.Embedded;
using Npgsql;

namespace Facts;

/// <summary>
/// <c>facts ops with-database COMMAND…</c>: runs a program of PostgreSQL, or a script, that finds the database by libpq's variables
/// (PostgreSQL, "Environment Variables"); the embedded server runs for as long. Its exit code is the program's.
/// </summary>
internal sealed class WithDatabaseVerb(Shell shell) : Verb(shell)
{
    public override System.CommandLine.Command Build()
    {
        var arguments = new Argument<string[]>("COMMAND") { Description = "A program and its arguments", Arity = ArgumentArity.OneOrMore };
        var command = new System.CommandLine.Command(
            "with-database", "Run a program that finds the database by PGHOST, PGDATABASE, …, and the ledger's keys by FACTS_KEYS")
        {
            arguments,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        Run(command, async (parsed, session, stop) =>
        {
            string[] given = [.. parsed.GetValue(arguments)!, .. parsed.UnmatchedTokens];
            var start = new ProcessStartInfo(given[0], given[1..]);
            foreach (var (name, value) in await VariablesAsync(session, stop))
                start.Environment[name] = value;
            try
            {
                using var process = Process.Start(start)!;
                // It is told to stop by the same signals as we are, and ends by itself.
                await process.WaitForExitAsync(CancellationToken.None);
                return process.ExitCode;
            }
            catch (Win32Exception problem)
            {
                return Terminal.Fail(Exit.Refused, "no-such-program", $"{SafeText.Of(given[0])}: {problem.Message.TrimEnd('.')}.");
            }
        }, Opening.AsItIs);
        return command;
    }

    private async Task<Dictionary<string, string?>> VariablesAsync(Session session, CancellationToken stop)
    {
        var database = session.Database;
        var settings = database.Settings;
        var variables = new Dictionary<string, string?>
        {
            ["PGHOST"] = settings.Host,
            ["PGPORT"] = settings.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["PGDATABASE"] = settings.Database,
            ["PGUSER"] = settings.Username,
            ["PGPASSWORD"] = settings.Password,
            ["PGSSLMODE"] = Mode(settings.SslMode),
            ["PGSSLROOTCERT"] = settings.RootCertificate,
            [LedgerKeys.Variable] = session.Ledger.Keys.FilePath(),
        };
        // Programs of the server's own version: an older pg_dump refuses a newer server.
        if (database.Folder is not null
            && await PostgresBinaries.FindAsync(await MajorAsync(database, stop), ServerAccount.Current, stop) is { } programs)
            variables["PATH"] = programs.Folder + Path.PathSeparator + Shell.Variable("PATH");
        return variables;
    }

    private static async Task<int> MajorAsync(Database database, CancellationToken stop)
    {
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        return connection.PostgreSqlVersion.Major;
    }

    private static string Mode(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
