using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using Facts.Api.Hosting;
using Facts.Cli;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Storage;

namespace Facts;

/// <summary><c>facts VERB</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs a verb; it leaves nothing behind in the process, so that several can run at the same time.</summary>
    /// <param name="args">The verb and what follows.</param>
    /// <param name="shell">What it runs in.</param>
    /// <param name="stop">Stops it; what was committed stays.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Shell shell, CancellationToken stop)
    {
        // Numbers and dates look the same wherever Facts runs. Both flow with this run, and end with it.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        if (args.FirstOrDefault(one => !PlainText.Is(one)) is { } bad)
            return shell.Terminal.Fail(Exit.Refused, PlainText.Bad(bad).Code, PlainText.Bad(bad).Message);
        // What .NET puts in the place of bytes that are no text: recorded, it could not be told from what was meant.
        if (args.FirstOrDefault(one => one.Contains('\uFFFD', StringComparison.Ordinal)) is { } other)
            return shell.Terminal.Fail(Exit.Refused, Codes.NotUtf8, $"This argument is not UTF-8: {Fields.Shown(other)}");
        var parsed = Root(shell).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                shell.Terminal.Note($"facts: usage: {error.Message}");
            shell.Terminal.Note($"Try: facts {Path(parsed.CommandResult)}--help");
            return Exit.Usage;
        }

        var invocation = new InvocationConfiguration
        {
            Output = shell.Terminal.Out,
            Error = shell.Terminal.Error,
            // Of two signals it would say that a task had ended already, with a stack trace.
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        };
        using var signals = shell.HearsSignals ? new Signals(Longest(shell), stop) : null;
        var told = signals?.Told ?? stop;
        try
        {
            return signals is null
                ? await parsed.InvokeAsync(invocation, told)
                : await await Task.WhenAny(Task.Run(() => parsed.InvokeAsync(invocation, told), CancellationToken.None), signals.CutOff);
        }
        catch (Exception problem)
        {
            return LastWords.Of(problem, shell, told);
        }
    }

    /// <summary>
    /// Long enough for requests to come to their end, and for the last process out to stop the embedded server in order.
    /// </summary>
    private static TimeSpan Longest(Shell shell) => Shutdown.Read(shell.Configuration).Longest + TimeSpan.FromSeconds(30);

    /// <summary>The verbs as they were typed, each with a space after it; nothing for none.</summary>
    private static string Path(CommandResult typed) =>
        typed.Parent is CommandResult above ? Path(above) + typed.Command.Name + " " : "";

    /// <summary>All verbs.</summary>
    internal static RootCommand Root(Shell shell)
    {
        var root = new RootCommand("Facts keeps claims, not conclusions: who held which post, on any day, as known at any moment.")
        {
            // By itself that of the process, which may be another program's.
            HelpName = "facts",
        };
        var help = (HelpAction)root.Options.OfType<HelpOption>().Single().Action!;
        if (!shell.Terminal.OutputIsTerminal)
            help.MaxWidth = int.MaxValue;
        root.Options.Add(Verb.DataOption());
        Verb[] verbs =
        [
            new WhoVerb(shell),
            new StateVerb(shell),
            new TimelineVerb(shell),
            new PersonVerb(shell),
            new ClaimVerb(shell),
            new SourceVerb(shell),
            new TrailVerb(shell),
            new ChangesVerb(shell),
            new ImportVerb(shell),
            new Facts.Cli.ExportVerb(shell),
            new CorrectVerb(shell),
            new RetractVerb(shell),
            new RuleVerb(shell),
            new IdentifyVerb(shell),
            new ProposeVerb(shell),
            new ProposalsVerb(shell),
            new ApproveVerb(shell),
            new RejectVerb(shell),
            new WithdrawVerb(shell),
            new ReplayVerb(shell),
            new RulesVerb(shell),
            new AuditVerb(shell),
            new RedactVerb(shell),
            new DateVerb(shell),
            new ReadVerb(shell),
            new ServeVerb(shell),
            new Facts.McpVerb(shell),
            new KeysVerb(shell),
            new Facts.Cli.WebhooksVerb(shell),
            new OpsVerb(shell),
        ];
        foreach (var verb in verbs)
            root.Subcommands.Add(verb.Build());
        return root;
    }
}
