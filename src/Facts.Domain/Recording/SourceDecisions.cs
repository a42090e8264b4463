using Facts.Domain.Access;
using Facts.Domain.Sources;

namespace Facts.Domain.Recording;

/// <summary>
/// Declaring a source. Whoever is limited to some organizations declares it for these, unless the line says for which of them, and learns
/// nothing of one that is not theirs: not what it says, nor whether it says the same.
/// </summary>
internal static class SourceDecisions
{
    public static void Fold(object data, Context context)
    {
        switch (data)
        {
            case SourceRecorded source:
                context.Sources.Add(source.Id, source);
                context.Shared.AddOwners(source.Id, source.Organizations ?? []);
                break;
            case SourceShared { Source: var id, Organizations: var further }:
                var known = context.Sources[id];
                context.Sources[id] = known with { Organizations = Owners.Of(further.Concat(known.Organizations ?? [])) };
                context.Shared.AddOwners(id, further);
                break;
        }
    }

    public static Decision Declare(SourceLine line, Context context)
    {
        var id = line.Source.Id;
        if (context.Sources.TryGetValue(id, out var known))
            return context.Citable(id) is null ? Decisions.Taken("source", id) : Again(line, known, context);
        if (context.CheckRecordedAt(null, line.RecordedAt) is { } refusal)
            return refusal;
        // It is shown with its origin's title.
        if (context.Limit is not null && line.Source.Origin is { } origin && origin != id && context.Citable(origin) is null)
            return QuoteSearch.UnknownSource(origin);
        var owners = line.Source.Organizations ?? (context.Limit is { } limit ? Owners.Of(limit) : null);
        if (owners is { Count: 0 })
            return new Refusal(AccessCodes.OtherOrganization, $"{context.By.Actor} is limited to no organization: nobody would own it.");
        var source = line.Source with { Organizations = owners };
        return Decision.Of(context.Event(Streams.Source(id), EventIds.OfSource(id), source, line.RecordedAt));
    }

    /// <summary>The same again changes nothing; for further organizations it gets them as owners.</summary>
    private static Decision Again(SourceLine line, SourceRecorded known, Context context)
    {
        var id = line.Source.Id;
        // The same text is the same, whatever bytes it came in.
        var declared = known with { Organizations = null, OriginalSha256 = null };
        var said = line.Source with { Organizations = null, OriginalSha256 = null };
        var title = context.Shared.Titles.GetValueOrDefault(id, known.Title);
        if (!Decisions.Same(declared, said) && !Decisions.Same(declared with { Title = title }, said))
            return Decisions.Same(declared, said with { Title = known.Title }) ? Decisions.Renaming("source", id) : Decisions.Conflict("source", id);
        var further = Owners.Of((line.Source.Organizations ?? []).Except(known.Organizations ?? [], StringComparer.Ordinal));
        if (further.Count == 0)
            return Decision.Unchanged;
        var shared = new SourceShared { Source = id, Organizations = further };
        // Recorded now, whatever the line says: as declared it was recorded before.
        return Decision.Of(context.Event(Streams.Source(id), EventIds.Of(["source-shared", id, .. further]), shared, null));
    }
}
