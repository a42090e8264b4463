using System.CommandLine;
using Facts.Cli.Output;
using Facts.Domain.Claims;
using Facts.Domain.Proposals;
using Facts.Domain.Recording;
using Facts.Store.Storage;

namespace Facts.Cli;

/// <summary><c>facts propose rule|redact</c>: what somebody else is to approve.</summary>
internal sealed class ProposeVerb(Shell shell) : Verb(shell)
{
    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why; becomes the act's reason",
        HelpName = "TEXT",
        Required = true,
    };

    public override Command Build() => new("propose", "Propose a ruling or a redaction, which somebody else has to approve")
    {
        Rule(), Redact(),
    };

    private Command Rule()
    {
        var claim = Named("CLAIM", "The claim's id");
        var rank = new Argument<string>("RANK") { Description = "preferred, normal or deprecated" };
        rank.AcceptOnlyFromAmong("preferred", "normal", "deprecated");
        var source = new Option<string?>("--source") { Description = "The source that shows it", HelpName = "ID" };
        var command = new Command("rule", "Propose to rank a claim") { claim, rank, _reason, source, Json };
        Run(command, (parsed, session, stop) => ProposeAsync(parsed, session, new ProposedRuling
        {
            Claim = parsed.GetValue(claim)!,
            Rank = Enum.Parse<Rank>(parsed.GetValue(rank)!, ignoreCase: true),
            Reason = parsed.GetValue(_reason)!,
            Source = parsed.GetValue(source),
        }, stop));
        return command;
    }

    private Command Redact()
    {
        var target = Named("EVENT", "An event's id, a claim's, source:ID or person:ID");
        var field = Named("FIELD", "The field, by its import name: quote, attribution, note, name, text, …");
        var command = new Command("redact", "Propose to erase a personal field; the reason must not say what it is")
        {
            target, field, _reason, Json,
        };
        Run(command, (parsed, session, stop) => ProposeAsync(parsed, session, new ProposedRedaction
        {
            Target = parsed.GetValue(target)!,
            Field = parsed.GetValue(field)!,
            Reason = parsed.GetValue(_reason)!,
        }, stop));
        return command;
    }

    private async Task<int> ProposeAsync(ParseResult parsed, Session session, Proposed act, CancellationToken stop)
    {
        var (proposed, refusal) = await session.Database.Source.AloneAsync(
            transaction => session.Proposer.ProposeAsync(transaction, act, new Author(Session.Actor, null), stop), stop);
        return Show(parsed, proposed, refusal, ProposalText.Write);
    }
}
