using System.CommandLine;
using Facts.Cli;
using Facts.Store.Setup;
using Facts.Store.Storage;
using JasperFx;

namespace Facts;

/// <summary><c>facts ops …</c>: Marten's and Wolverine's own operator commands, handed on as they are.</summary>
internal sealed class OpsVerb(Shell shell) : Verb(shell)
{
    /// <summary>It writes code, and asks no database: where images are built there is none.</summary>
    private const string Codegen = "codegen";

    /// <summary>Marten's own, which does not know what to do with a table that it can't change.</summary>
    private const string Apply = "db-apply";

    /// <summary>It lists what follows from events, and would make it anew beside writers.</summary>
    private const string Projections = "projections";

    public override Command Build()
    {
        var arguments = new Argument<string[]>("ARGS")
        {
            Description = "help, db-apply, db-assert, projections, codegen, …",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("ops", "Marten's and Wolverine's operator commands; ops help lists them") { arguments };
        command.TreatUnmatchedTokensAsErrors = false;
        string[] Given(ParseResult parsed) => [.. parsed.GetValue(arguments) ?? [], .. parsed.UnmatchedTokens];
        // The schema is what they are for, so it is left as it is.
        Run(command, async (parsed, session, stop) =>
        {
            var given = Given(parsed);
            if (given is [Apply, ..])
            {
                // Marten's and Wolverine's own command makes tables too.
                await using var turn = await SetupTurn.TakeAsync(session.Database.Source, stop);
                await new Schema(session.Database).ApplyAsync(stop);
                await OlderStore.ReplayInTurnAsync(session, Terminal.Note, stop);
                await session.BeginKeysAsync(stop);
                return await RunAsync(given, session.Database, session.Clock);
            }

            // The daemon refuses it too, deep inside.
            if (given is [Projections, ..] && given.Contains("rebuild", StringComparer.OrdinalIgnoreCase))
                return Refuse(InlineProjection.Refusal);
            return await RunAsync(given, session.Database, session.Clock);
        }, Opening.AsItIs);
        var onDatabase = (System.CommandLine.Invocation.AsynchronousCommandLineAction)command.Action!;
        command.SetAction(async (parsed, stop) =>
        {
            if (Given(parsed) is not [Codegen, ..])
                return await onDatabase.InvokeAsync(parsed, stop);
            await using var nowhere = Database.Nowhere();
            return await RunAsync(Given(parsed), nowhere, Shell.Clock);
        });
        command.Subcommands.Add(new WithDatabaseVerb(Shell).Build());
        return command;
    }

    private static async Task<int> RunAsync(string[] given, Database database, TimeProvider clock)
    {
        await using var app = FactsHost.Build(database, clock, FactsHost.DefaultUrl);
        return await app.RunJasperFxCommands(given.Length == 0 ? ["help"] : given) == 0 ? Exit.Done : Exit.Refused;
    }
}
