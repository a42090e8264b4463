using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Organizations;

/// <summary>
/// Folds an organization's stream from its first event. It takes as long as the stream is long: for questions that no table can hold, such
/// as what would be believed without some claim.
/// </summary>
internal sealed class StreamReader(NpgsqlDataSource database)
{
    public async Task<Organization> FoldAsync(string organization, AsOf known, Omission without, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var published = await Published.OfAsync(connection, [organization], stop);
        var folded = new Organization(organization, published.GetValueOrDefault);
        var omitted = new HashSet<string>(StringComparer.Ordinal);
        var rows = Sql.Query(connection, "Organizations/stream.sql", [Streams.Organization(organization), known.Moment], Read, stop);
        await foreach (var (data, recordedAt) in rows)
        {
            if (without.Omits(data, omitted))
                continue;
            folded.Apply(data, recordedAt);
        }

        return folded;
    }

    private static (object Data, DateTime RecordedAt) Read(NpgsqlDataReader row) =>
        (EventReader.Read(row, 0, 1), row.GetDateTime(2));
}

/// <summary>Claims and sources to leave out, as if they had never spoken.</summary>
internal sealed record Omission(IReadOnlySet<string> Claims, IReadOnlySet<string> Sources)
{
    public static readonly Omission Nothing = new(new HashSet<string>(), new HashSet<string>());

    public bool IsNothing => Claims.Count == 0 && Sources.Count == 0;

    /// <summary>Whether to leave an event out; <paramref name="omitted"/> gathers the claims that are, as acts upon them go too.</summary>
    public bool Omits(object data, HashSet<string> omitted)
    {
        switch (data)
        {
            case DenialClaimed denial when omitted.Contains(denial.Denies):
            case ClaimEvent claim when Claims.Contains(claim.Id) || Sources.Contains(claim.Source):
                omitted.Add(((ClaimEvent)data).Id);
                return true;
            case ClaimCorrected { Becomes: DenialClaimed denial } when omitted.Contains(denial.Denies):
                return true;
            case ClaimAct act:
                return omitted.Contains(act.Claim) || (act.Source is { } source && Sources.Contains(source));
            default:
                return false;
        }
    }
}
