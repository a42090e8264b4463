using System.CommandLine;
using Facts.Cli.Output;
using Facts.Domain.Recording;
using Facts.Store.Redactions;

namespace Facts.Cli;

/// <summary><c>facts redact EVENT|CLAIM FIELD --reason TEXT</c>: erases a text for good.</summary>
internal sealed class RedactVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var target = Named("EVENT", "An event's id, a claim's, source:ID or person:ID");
        var field = Named("FIELD", "The field, by its import name: quote, attribution, note, name, text, …");
        var reason = new Option<string>("--reason")
        {
            Description = "Why; kept for good, so it should not say what was erased",
            HelpName = "TEXT",
            Required = true,
        };
        var command = new Command("redact", "Erase a personal field for good; the ledger still verifies and says so")
        {
            target,
            field,
            reason,
            Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var redact = new Redact(RedactionTarget.Parse(parsed.GetValue(target)!), parsed.GetValue(field)!, parsed.GetValue(reason)!);
            var (done, refusal) = await new Redactor(session.Database, session.Clock).RedactAsync(redact, Session.Actor, stop);
            // So that the redaction has its leaf; without a key it will be signed later.
            if (done is { Events.Count: > 0 })
                await session.Ledger.SealAsync(stop);
            return Show(parsed, done, refusal, (console, view) => new Page(console).Line(
                view.Events.Count == 0
                    ? $"Nothing to erase: {view.Of} has no {view.Field} that was not erased before."
                    : $"Erased {view.Field} from {view.Events.Count} {(view.Events.Count == 1 ? "event" : "events")} of {view.Of}. "
                        + "Backups made before still have it."));
        });
        return command;
    }
}
