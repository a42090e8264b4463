using System.CommandLine;
using Facts.Commands;
using JasperFx;

namespace Facts.Hosting;

/// <summary><c>facts ops …</c>: Marten's and Wolverine's own operator commands, handed on as they are.</summary>
internal sealed class OpsVerb : Verb
{
    public override Command Build()
    {
        var arguments = new Argument<string[]>("ARGS")
        {
            Description = "help, db-apply, db-assert, projections, codegen, …",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("ops", "Marten's and Wolverine's operator commands; ops help lists them") { arguments };
        command.TreatUnmatchedTokensAsErrors = false;
        Run(command, async (parsed, session, _) =>
        {
            await using var app = FactsHost.Build(session.Database, session.Clock, FactsHost.DefaultUrl);
            string[] given = [.. parsed.GetValue(arguments) ?? [], .. parsed.UnmatchedTokens];
            return await app.RunJasperFxCommands(given.Length == 0 ? ["help"] : given) == 0 ? Exit.Done : Exit.Refused;
        });
        return command;
    }
}
