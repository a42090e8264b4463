using Facts.Reports;
using Facts.Store.Provenance;
using Facts.Store.Sentences;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>A trail for people at a terminal: the answer, what it rests on, and every claim with its words and its history.</summary>
internal static class TrailText
{
    public static void Write(IAnsiConsole console, TrailView trail, bool now = false)
    {
        var (page, answer) = (new Page(console), trail.Answer);
        page.Line(trail.Sentence, Page.Strong);
        foreach (var holder in answer.Holders)
        {
            if (AnswerSentence.Why(holder, answer.On) is { } why)
                page.Line(answer.Holders.Count > 1 ? $"{HolderWords.Of(holder.Person)}: {why}" : why, Page.Doubt);
        }

        foreach (var holder in trail.Holders)
            WriteHolder(page, holder);
        if (answer.SetAside.Count > 0)
            page.Heading("Set aside");
        foreach (var aside in answer.SetAside)
            page.Line($"{aside.Claim}: {AnswerWords.Because(aside.Why)}", null, 2);
        foreach (var claim in trail.Claims)
            WriteClaim(page, claim);
        if (trail.Identities is { } decisions)
        {
            page.Heading("Who is one person");
            foreach (var decision in decisions)
                WriteEvent(page, decision);
        }

        page.Heading("Ledger");
        page.Line(TrailWords.Ledger(trail), null, 2);
        AnswerText.WriteFooter(page, answer.Rule, now ? null : answer.KnownAt);
    }

    private static void WriteHolder(Page page, HolderTrail holder)
    {
        page.Heading(TrailWords.Holder(holder));
        foreach (var boundary in holder.Boundaries)
        {
            var origins = boundary.Claims.Count == 0 ? "" : $" ({AttributionWords.Count(boundary.IndependentOrigins)})";
            page.Line($"{TrailWords.Boundary(boundary)}{origins}", null, 2);
            AttributionText.Write(page, boundary.AttributionTree, 4);
        }
    }

    private static void WriteClaim(Page page, ClaimTrail claim)
    {
        page.Heading(claim.Sentence);
        page.Origin(2, [claim.Id, .. TrailWords.Marks(claim)]);
        if (claim.Excerpt is { } excerpt)
        {
            var (before, after) = (excerpt.CutBefore ? "… " : "", excerpt.CutAfter ? " …" : "");
            page.Line($"{before}{excerpt.Before}⟦{excerpt.Quote}⟧{excerpt.After}{after}", null, 2);
        }
        else
        {
            page.Quote((string?)claim.Claim["quote"], 2);
        }

        var source = claim.Source;
        if (AttributionWords.Chain(claim.AttributionTree) is { Count: > 0 } chain)
            page.Origin(4, string.Join(" → ", chain));
        page.Origin(4, [source.Title ?? source.Id, .. TrailWords.Source(source)]);
        page.Origin(4, source.Id, claim.Position?.InWords(), source.Url);
        if (source.Sha256 is not null)
            page.Origin(4, $"sha256 {source.Sha256}");
        foreach (var recorded in claim.History)
            WriteEvent(page, recorded);
    }

    private static void WriteEvent(Page page, TrailEvent recorded)
    {
        page.Line($"{EdtfWords.AsOf(recorded.RecordedAt)}: {TrailWords.Deed(recorded)}", null, 2);
        if (recorded.Reason is { } reason)
            page.Line($"Reason: {reason}{(recorded.Source is { } source ? $" ({source})" : "")}", null, 4);
        page.Origin(4, [$"event {recorded.Event}", .. TrailWords.Place(recorded)]);
    }
}
