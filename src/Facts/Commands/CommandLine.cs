using System.CommandLine;
using System.CommandLine.Parsing;
using Facts.Access;
using Facts.Answers;
using Facts.Claims;
using Facts.Corrections;
using Facts.Hosting;
using Facts.Importing;
using Facts.Ledger;
using Facts.Proposals;
using Facts.Provenance;
using Facts.Replay;
using Facts.Sources;
using Facts.Timelines;

namespace Facts.Commands;

/// <summary><c>facts VERB</c>.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Terminal.Note($"facts: usage: {error.Message}");
            Terminal.Note($"Try: facts {Path(parsed.CommandResult)}--help");
            return Exit.Usage;
        }

        // Long enough for requests to come to their end, and for the last process out to stop the embedded server in order.
        var shutdown = Shutdown.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        var limit = shutdown.Longest + TimeSpan.FromSeconds(30);
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = limit });
    }

    /// <summary>The verbs as they were typed, each with a space after it; nothing for none.</summary>
    private static string Path(CommandResult typed) =>
        typed.Parent is CommandResult above ? Path(above) + typed.Command.Name + " " : "";

    private static RootCommand Root()
    {
        var root = new RootCommand("Facts keeps claims, not conclusions: who held which post, on any day, as known at any moment.");
        root.Options.Add(Verb.Data);
        Verb[] verbs =
        [
            new WhoVerb(),
            new StateVerb(),
            new TimelineVerb(),
            new PersonVerb(),
            new ClaimVerb(),
            new SourceVerb(),
            new TrailVerb(),
            new ChangesVerb(),
            new ImportVerb(),
            new Exports.ExportVerb(),
            new CorrectVerb(),
            new RetractVerb(),
            new RuleVerb(),
            new IdentifyVerb(),
            new ProposeVerb(),
            new ProposalsVerb(),
            new ApproveVerb(),
            new RejectVerb(),
            new WithdrawVerb(),
            new ReplayVerb(),
            new AuditVerb(),
            new RedactVerb(),
            new DateVerb(),
            new ServeVerb(),
            new Agents.McpVerb(),
            new KeysVerb(),
            new Webhooks.WebhooksVerb(),
            new OpsVerb(),
        ];
        foreach (var verb in verbs)
            root.Subcommands.Add(verb.Build());
        return root;
    }
}
