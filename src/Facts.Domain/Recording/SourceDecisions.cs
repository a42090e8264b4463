using Facts.Domain.Access;
using Facts.Domain.Sources;

namespace Facts.Domain.Recording;

/// <summary>
/// Declaring a source. Whoever is limited to some organizations declares it for these, unless the line says for which of them, and learns
/// nothing of one that is not theirs: not what it says, nor whether it says the same.
/// </summary>
internal static class SourceDecisions
{
    public static void Fold(object data, RecordingState state)
    {
        switch (data)
        {
            case SourceRecorded source:
                state.Sources.Add(source.Id, source);
                state.Shared.AddOwners(source.Id, source.Organizations ?? []);
                break;
            case SourceShared { Source: var id, Organizations: var further }:
                var known = state.Sources[id];
                state.Sources[id] = known with { Organizations = Owners.Of(further.Concat(known.Organizations ?? [])) };
                state.Shared.AddOwners(id, further);
                break;
        }
    }

    public static Decision Declare(DeclareSource command, RecordingState state)
    {
        var id = command.Source.Id;
        if (state.Sources.TryGetValue(id, out var known))
            return state.Citable(id) is null ? Deciding.Taken("source", id) : Again(command, known, state);
        if (state.CheckRecordedAt(null, command.RecordedAt) is { } refusal)
            return refusal;
        // It is shown with its origin's title.
        if (state.Limit is not null && command.Source.Origin is { } origin && origin != id && state.Citable(origin) is null)
            return QuoteSearch.UnknownSource(origin);
        var owners = command.Source.Organizations ?? (state.Limit is { } limit ? Owners.Of(limit) : null);
        if (owners is { Count: 0 })
            return new Refusal(AccessCodes.OtherOrganization, $"{state.By.Actor} is limited to no organization: nobody would own it.");
        var source = command.Source with { Organizations = owners };
        return Decision.Of(state.Event(Streams.Source(id), EventIds.OfSource(id), source, command.RecordedAt));
    }

    /// <summary>The same again changes nothing; for further organizations it gets them as owners.</summary>
    private static Decision Again(DeclareSource command, SourceRecorded known, RecordingState state)
    {
        var id = command.Source.Id;
        // The same text is the same, whatever bytes it came in.
        var declared = known with { Organizations = null, OriginalSha256 = null };
        var said = command.Source with { Organizations = null, OriginalSha256 = null };
        var title = state.Shared.Titles.GetValueOrDefault(id, known.Title);
        if (!Deciding.Same(declared, said) && !Deciding.Same(declared with { Title = title }, said))
            return Deciding.Same(declared, said with { Title = known.Title }) ? Deciding.Renaming("source", id) : Deciding.Conflict("source", id);
        var further = Owners.Of((command.Source.Organizations ?? []).Except(known.Organizations ?? [], StringComparer.Ordinal));
        if (further.Count == 0)
            return Decision.Unchanged;
        var shared = new SourceShared { Source = id, Organizations = further };
        // Recorded now, whatever the line says: as declared it was recorded before.
        return Decision.Of(state.Event(Streams.Source(id), EventIds.Of(["source-shared", id, .. further]), shared, null));
    }
}
