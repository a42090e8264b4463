using Facts.Domain.Access;
using Facts.Domain.Sources;

namespace Facts.Domain.Recording;

/// <summary>
/// A source. Somebody who is limited to some organizations declares it for these, unless the line says for which of them, and learns
/// nothing of one that is not theirs: not what it says, nor whether it says the same.
/// </summary>
/// <param name="Source">As it will be recorded, but for owners that come from who declares it.</param>
public sealed record DeclareSource(SourceRecorded Source) : RecordingCommand
{
    internal static DeclareSource Parse(Fields fields)
    {
        var id = fields.Id("id");
        var text = fields.OptionalText("text");
        return new DeclareSource(new SourceRecorded
        {
            Id = id,
            Title = fields.OptionalText("title") ?? id,
            Publisher = fields.OptionalText("publisher"),
            Url = fields.OptionalText("url"),
            Language = fields.OptionalText("language"),
            PublishedAt = fields.OptionalDate("publishedAt"),
            Origin = fields.OptionalId("origin"),
            Text = text,
            Sha256 = text is null ? null : fields.Sha256Of(text),
            Organizations = fields.Ids("organizations") is { } owners ? Owners.Of(owners) : null,
        });
    }

    /// <inheritdoc/>
    public override void NameTo(NamedIds named)
    {
        named.Sources.Add(Source.Id);
        if (Source.Origin is { } origin)
            named.Origins.Add(origin);
        if (Source.Organizations is not null)
            named.Revised.Add(Streams.Source(Source.Id));
    }

    // What claims cite has to be there; what is there already only its owners can change, which is decided with it at hand.
    internal override Refusal? CheckLimit(Permit permit, RecordingState state) =>
        Source.Organizations is { } owners ? CommandPermits.Covered(permit, owners) : null;

    internal static void Fold(PendingEvent one, RecordingState state)
    {
        switch (one.Data)
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

    internal override Decision Decide(RecordingState state)
    {
        var id = Source.Id;
        if (state.Sources.TryGetValue(id, out var known))
            return state.Citable(id) is null ? Conflicts.Taken("source", id) : Again(known, state);
        if (state.CheckRecordedAt(null, RecordedAt) is { } refusal)
            return refusal;
        // It is shown with its origin's title.
        if (state.Limit is not null && Source.Origin is { } origin && origin != id && state.Citable(origin) is null)
            return QuoteSearch.UnknownSource(origin);
        var owners = Source.Organizations ?? (state.Limit is { } limit ? Owners.Of(limit) : null);
        if (owners is { Count: 0 })
            return new Refusal(AccessCodes.OtherOrganization, $"{state.By.Actor} is limited to no organization: nobody would own it.");
        return Decision.Of(state.Event(Streams.Source(id), EventIds.OfSource(id), Source with { Organizations = owners }, RecordedAt));
    }

    /// <summary>The same again changes nothing; for further organizations it gets them as owners.</summary>
    private Decision Again(SourceRecorded known, RecordingState state)
    {
        var id = Source.Id;
        // The same text is the same, whatever bytes it came in.
        var declared = known with { Organizations = null, OriginalSha256 = null };
        var said = Source with { Organizations = null, OriginalSha256 = null };
        var title = state.Shared.Titles.GetValueOrDefault(id, known.Title);
        if (!Conflicts.Same(declared, said) && !Conflicts.Same(declared with { Title = title }, said))
        {
            return Conflicts.Same(declared, said with { Title = known.Title })
                ? Conflicts.Renaming("source", id)
                : Conflicts.Of("source", id);
        }

        var further = Owners.Of((Source.Organizations ?? []).Except(known.Organizations ?? [], StringComparer.Ordinal));
        if (further.Count == 0)
            return Decision.Unchanged;
        var shared = new SourceShared { Source = id, Organizations = further };
        // Recorded now, whatever the line says: as declared it was recorded before.
        return Decision.Of(state.Event(Streams.Source(id), EventIds.Of(["source-shared", id, .. further]), shared, null));
    }
}
