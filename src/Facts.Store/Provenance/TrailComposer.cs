using System.Text.Json.Nodes;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Provenance;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Sources;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Sentences;

namespace Facts.Store.Provenance;

/// <summary>A tenure with what it rests on.</summary>
internal sealed record Held(Named Person, bool? HasLeft, IReadOnlyList<Ground> Because)
{
    public required (string? Date, IReadOnlyList<string>? Others) From { get; init; }

    public required (string? Date, IReadOnlyList<string>? Others) To { get; init; }
}

/// <summary>Puts a trail together from what was read.</summary>
/// <param name="claims">All of its claims, as known.</param>
/// <param name="histories">Their histories, as known.</param>
/// <param name="credits">Their sources, and the names in them.</param>
/// <param name="leaves">Places in the ledger, by event.</param>
/// <param name="answer">What it is the trail of; null for claims on their own.</param>
internal sealed class TrailComposer(
    IReadOnlyDictionary<string, Claim> claims,
    ClaimHistories histories,
    Credits credits,
    IReadOnlyDictionary<Guid, long> leaves,
    Answer? answer)
{
    private readonly ILookup<string, Why> _aside =
        (answer?.SetAside ?? []).ToLookup(aside => aside.Claim, aside => aside.Why, StringComparer.Ordinal);

    private readonly Dictionary<Guid, IReadOnlyList<FieldChange>> _changes = claims.Values
        .SelectMany(claim => Changes(claim, histories.Of(claim.Id))).ToDictionary(change => change.Event, change => change.Changes);

    public HolderTrail Holder(Held held)
    {
        BoundaryTrail?[] both = [Boundary(held.Because, Does.Starts, held.From), Boundary(held.Because, Does.Ends, held.To)];
        return new HolderTrail(held.Person, held.HasLeft, [.. both.OfType<BoundaryTrail>()]);
    }

    public ClaimTrail Claim(string id)
    {
        var (claim, body) = (claims[id], claims[id].Body);
        var fields = ClaimFields.Of(body);
        return new ClaimTrail
        {
            Id = id,
            Kind = ClaimKinds.Of(body),
            Sentence = ClaimSentence.Of(Readable(fields)),
            Status = ClaimView.StatusOf(claim),
            Rank = claim.Rank,
            Disputed = claim.IsDisputed,
            DeniedBy = claim.DeniedBy.Count == 0 ? null : claim.DeniedBy,
            SetAside = _aside.Contains(id) ? [.. _aside[id]] : null,
            Claim = fields,
            Position = body.Quote is { } quote ? new TextPlace(quote.Start, quote.End, quote.Revision) : null,
            Excerpt = body.Quote is not null && credits.Source(body.Source, body.Quote)?.Source.Text is { } text
                ? Excerpt.Of(text, body.Quote)
                : null,
            Source = Source(body.Source, body.Quote),
            AttributionTree = credits.Tree([body]),
            History =
            [
                .. histories.Of(id).Select(recorded => TrailEvent.Of(
                    recorded, id, _changes.GetValueOrDefault(recorded.Id), leaves.TryGetValue(recorded.Id, out var leaf) ? leaf : null)),
            ],
        };
    }

    private BoundaryTrail? Boundary(IReadOnlyList<Ground> because, Does does, (string? Date, IReadOnlyList<string>? Others) boundary)
    {
        // Days on which somebody was in office stand with the start: it comes before them.
        var grounds = because.Where(ground => ground.Does == does || ground.Does == Does.Both || (does == Does.Starts && ground.Does == Does.Confirms))
            .ToList();
        if (grounds.Count == 0 && boundary.Date is null)
            return null;
        // A death that was copied to an organization with an earlier recorded time of its own is no claim yet by that time.
        var used = grounds.Select(ground => claims.GetValueOrDefault(ground.Claim)).OfType<Claim>().ToList();
        return new BoundaryTrail
        {
            Does = does,
            Date = boundary.Date,
            Others = boundary.Others,
            Claims = [.. grounds.Select(ground => ground.Claim)],
            Inferred = grounds.Exists(ground => ground.Inferred == true) ? true : null,
            IndependentOrigins = Origins.Count(used),
            AttributionTree = credits.Tree(used.Select(claim => claim.Body)),
        };
    }

    /// <summary>The post of the question has a name here; other posts are called by their id.</summary>
    private JsonObject Readable(JsonObject fields)
    {
        var named = credits.Named(fields);
        if (answer is not null && (string?)fields["post"] == answer.Post.Id && (string?)fields["organization"] == answer.Organization.Id)
            named["post"] = answer.Post.Name;
        return named;
    }

    private SourceTrail Source(string id, Quote? quote) => credits.Source(id, quote) is var (source, recordedAt)
        ? new SourceTrail(
            id, source.Title, source.Publisher, source.Url, source.Language, source.PublishedAt, source.Origin, source.Sha256,
            AsOf.Print(recordedAt))
        : new SourceTrail(id, null, null, null, null, null, null, null, null);

    /// <summary>What each correction changed: every wording beside the next.</summary>
    private static IEnumerable<(Guid Event, IReadOnlyList<FieldChange> Changes)> Changes(Claim claim, IEnumerable<RecordedEvent> history)
    {
        var wordings = claim.Superseded.Append(claim.Body).Select(ClaimFields.Of).ToList();
        return history.Where(recorded => recorded.Data is ClaimCorrected act && act.Claim == claim.Id)
            .Zip(wordings.Zip(wordings.Skip(1)), (recorded, pair) => (recorded.Id, FieldChange.Between(pair.First, pair.Second)));
    }
}
