using Facts.Domain.Proposals;
using Facts.Store.Proposals;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>A proposal for people: its id, what is proposed, how it stands, and what it changes.</summary>
internal static class ProposalText
{
    public static void Write(IAnsiConsole console, ProposalView proposal)
    {
        var page = new Page(console);
        page.Line(proposal.Id, Page.Strong);
        page.Line(What(proposal));
        page.Line(How(proposal), Page.Faint);
        if (proposal.Stale == true)
            page.Line($"The claim changed since: it is at version {proposal.Current}, and was at {proposal.Version}.", Page.Doubt);
        var isDone = proposal.State == ProposalState.Approved;
        if (proposal.Impact is { } impact)
        {
            page.Line((isDone, impact.Count) switch
            {
                (true, 0) => "No answer changed.",
                (true, _) => "It changed:",
                (false, 0) => "This would change no answer.",
                (false, _) => "This would change:",
            });
            if (impact.Count > 0)
                ChangeText.Write(console, impact, proposal.ImpactIncomplete == true);
        }

        foreach (var erased in proposal.Erases ?? [])
            page.Line($"{(isDone ? "Erased" : "Would erase")} {string.Join(", ", erased.Fields)} of event {erased.Event}.");
    }

    /// <summary>"rank c9 deprecated (the letter says otherwise)", "erase quote of c1 (she asked)".</summary>
    public static string What(ProposalView proposal) => proposal switch
    {
        { Ruling: { } ruling } => $"rank {ruling.Claim} {ruling.Rank.ToString().ToLowerInvariant()} ({ruling.Reason})",
        { Redaction: { } redaction } => $"erase {redaction.Field} of {redaction.Target} ({redaction.Reason})",
        _ => "",
    };

    /// <summary>"proposed by ann at 2026-01-01T12:00:00Z, rejected by bob at 2026-01-01T12:01:00Z (no)".</summary>
    public static string How(ProposalView proposal)
    {
        var proposed = $"proposed by {proposal.ProposedBy} at {proposal.ProposedAt}";
        return proposal.State == ProposalState.Open
            ? $"{proposed}, open"
            : $"{proposed}, {proposal.State.ToString().ToLowerInvariant()} by {proposal.DecidedBy} at {proposal.DecidedAt}"
                + (proposal.Note is { } note ? $" ({note})" : "");
    }
}
