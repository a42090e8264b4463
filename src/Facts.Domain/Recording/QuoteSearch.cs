using Facts.Domain.Claims;
using Facts.Domain.Sources;

namespace Facts.Domain.Recording;

/// <summary>Ties a claim to its source: the source is there, and the quote stands exactly once in one of its snapshots.</summary>
internal static class QuoteSearch
{
    /// <summary>
    /// The claim with its quote anchored. The newest snapshot that has the words at all decides: where they stand there more than once
    /// they are refused, though an older one may have them once, as nobody could tell which are meant.
    /// </summary>
    public static (ClaimEvent? Claim, Refusal? Refusal) Tie(ClaimEvent claim, QuoteText? quote, RecordingState state)
    {
        // Before the quote: whether words stand in a source is told to those who may read it.
        if (state.Citable(claim.Source) is not { } source)
            return (null, UnknownSource(claim.Source));
        claim = claim with { Origin = source.Origin };
        if (quote is null)
            return (claim, null);
        var split = false;
        var snapshots = Snapshots(source, state);
        foreach (var (revision, text) in snapshots)
        {
            var found = Quote.Find(text, quote.Exact, quote.Prefix, quote.Suffix);
            if (found.Quote is { } anchored)
                return (claim with { Quote = anchored with { Revision = revision } }, null);
            if (found.Occurrences > 0)
                return (null, Ambiguous(source, quote, revision));
            split |= found.Split;
        }

        return (null, NotFound(source, quote, snapshots, split));
    }

    /// <summary>Whether a claim that is recorded says what a line says: where its words were found is not the line's business.</summary>
    public static bool Same(ClaimEvent known, ClaimEvent claim, QuoteText? quote) =>
        TextOf(known) == quote && Conflicts.Same(known with { Quote = null }, claim with { Quote = null });

    /// <summary>The words of a claim that is recorded, as a line gives them.</summary>
    public static QuoteText? TextOf(ClaimEvent claim) =>
        claim.Quote is { } quote ? new QuoteText(quote.Exact, quote.Prefix, quote.Suffix) : null;

    public static Refusal UnknownSource(string id) =>
        new(Codes.UnknownSource, $"There is no source '{Fields.Shown(id)}'; declare it before citing it.");

    /// <summary>The texts that there are, newest first; the first has no number.</summary>
    private static List<(int? Revision, string Text)> Snapshots(SourceRecorded source, RecordingState state)
    {
        var revisions = state.Revisions.GetValueOrDefault(source.Id, []);
        return
        [
            .. revisions.AsEnumerable().Reverse().Select(revised => ((int?)revised.Revision, revised.Text)).Append((null, source.Text))
                .Where(snapshot => snapshot.Text is not null).Select(snapshot => (snapshot.Item1, snapshot.Text!)),
        ];
    }

    private static Refusal Ambiguous(SourceRecorded source, QuoteText quote, int? revision) => new(
        Codes.QuoteAmbiguous,
        $"The source '{Fields.Shown(source.Id)}' has these words more than once{(revision is null ? "" : $" in revision {revision}")}; "
        + $"give 'prefix' or 'suffix': {Fields.Shown(quote.Exact)}");

    private static Refusal NotFound(
        SourceRecorded source, QuoteText quote, List<(int? Revision, string Text)> snapshots, bool split)
    {
        var (name, words) = (Fields.Shown(source.Id), Fields.Shown(quote.Exact));
        var message = snapshots.Count == 0
            ? $"The source '{name}' was declared without its text, so no quote can be found in it."
            : split
            ? $"The source '{name}' has these words only where they would cut a character in two, such as a letter and its accent, "
                + $"or an emoji of several parts; quote whole characters: {words}"
            : snapshots.Exists(snapshot => IsInOtherForm(snapshot.Text, quote))
            ? $"The source '{name}' has these words in another Unicode normal form (an accent is a character of its own in one of the "
                + $"two, and not in the other); copy them from its text: {words}"
            : $"The source '{name}' does not have these words: {words}";
        return new Refusal(Codes.QuoteNotFound, message);
    }

    private static bool IsInOtherForm(string text, QuoteText quote) =>
        NormalForm.Of(text).Contains(NormalForm.Of(quote.Prefix + quote.Exact + quote.Suffix), StringComparison.Ordinal);
}
