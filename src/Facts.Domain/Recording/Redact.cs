using Facts.Domain.Ledger;

namespace Facts.Domain.Recording;

/// <summary>A personal field is to be erased, from all events of something that say it.</summary>
/// <param name="Target">What of.</param>
/// <param name="Field">The field, by its import name.</param>
/// <param name="Reason">Why.</param>
/// <param name="ProposedBy">Who proposed it; null when nobody had to.</param>
public sealed record Redact(RedactionTarget Target, string Field, string Reason, string? ProposedBy = null)
{
    /// <summary>There is nothing of that name, or nothing that the caller may erase.</summary>
    public Refusal Unknown =>
        new(LedgerCodes.UnknownEvent, $"There is no event, claim, source or person '{Fields.Shown(Target.Asked)}'.");

    /// <summary>
    /// One event for each that still says the field; none when nothing is left to erase. Refused with <see cref="LedgerCodes.NotPersonal"/>
    /// and <see cref="LedgerCodes.UnknownEvent"/>.
    /// </summary>
    /// <param name="events">The target's events that have leaves, in the ledger's order.</param>
    public (IReadOnlyList<Redacted> Redacted, Refusal? Refusal) Decide(IReadOnlyList<OpenEvent> events)
    {
        if (!PersonalFields.Contains(Field))
        {
            return ([], new Refusal(
                LedgerCodes.NotPersonal, $"'{Fields.Shown(Field)}' is no field that can be erased: ids, dates and kinds stay."));
        }

        if (events.Count == 0)
            return ([], Unknown);
        return ([.. events.Where(one => Target.Covers(one.Id, Field)).Select(Of).OfType<Redacted>()], null);
    }

    private Redacted? Of(OpenEvent one)
    {
        // What a text was could be tried out by its hash.
        string[] names = Field == "text" ? ["text", "sha256", "originalSha256"] : [Field];
        string[] fields =
        [
            .. one.Open.Where(path => names.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparer.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        return fields.Length == 0 ? null : new Redacted { Event = one.Id, Fields = fields, Reason = Reason, ProposedBy = ProposedBy };
    }
}

/// <summary>An event, and the fields of it that can still be read.</summary>
/// <param name="Id">The event.</param>
/// <param name="Open">Its personal fields that were not erased, by their JSON pointers (RFC 6901).</param>
public sealed record OpenEvent(Guid Id, IReadOnlyList<string> Open);
