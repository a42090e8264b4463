using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Store.People;
using Facts.Store.Redactions;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Replay;

/// <summary>Reads organizations' events, and what the tables hold of them.</summary>
internal static class ReplayReader
{
    private static readonly string[] OfClaims = [.. EventTypes.NamesOf<ClaimEvent>(), .. EventTypes.NamesOf<ClaimAct>()];

    /// <summary>
    /// Organizations with the number of their events, by id; all of them when none is named. Claims in people's own streams stand under "".
    /// </summary>
    public static async Task<List<(string Id, long Events)>> OrganizationsAsync(
        NpgsqlConnection database, string? organization, CancellationToken stop) => await Sql.LongQuery(
            database,
            "Replay/organizations.sql",
            [organization],
            r => (r.GetString(0), r.GetInt64(1)),
            stop).ToListAsync(stop);

    /// <summary>By which rules the tenures of some organizations are kept.</summary>
    public static ValueTask<Dictionary<string, RuleSet>> RulesAsync(
        NpgsqlConnection database, IReadOnlyCollection<string> organizations, CancellationToken stop) => Sql.Query(
            database, "Replay/rules.sql", [organizations.ToArray()], r => (Id: r.GetString(0), Rules: StoredRules.Of(r.Text(1))), stop)
        .ToDictionaryAsync(one => one.Id, one => one.Rules, StringComparer.Ordinal, stop);

    /// <summary>Folds the events that come after what <paramref name="folds"/> have, all organizations' from one statement.</summary>
    public static async Task<long> FoldAsync(NpgsqlConnection database, IReadOnlyDictionary<string, Refold> folds, CancellationToken stop)
    {
        // What was redacted stays so, whatever a backup brought back.
        var erased = await NotErased.FieldsAsync(database, stop);
        var organizations = folds.Values.Where(fold => fold.Id.Length > 0).ToList();
        object?[] parameters =
        [
            organizations.Select(fold => Streams.Organization(fold.Id)).ToArray(), organizations.Select(fold => fold.Version).ToArray(),
        ];
        var count = 0L;
        if (folds.GetValueOrDefault("") is { } people)
        {
            object?[] asked = [OfClaims, people.Version];
            await foreach (var (recorded, place) in Sql.LongQuery(
                database, "Replay/events_of_people.sql", asked, r => ReadEvent(r, erased), stop))
            {
                people.Apply(recorded, place);
                count++;
            }
        }

        await foreach (var (recorded, version) in Sql.Query(database, "Replay/events.sql", parameters, r => ReadEvent(r, erased), stop))
        {
            folds[Streams.OrganizationOf(recorded.Stream)!].Apply(recorded, version);
            count++;
        }

        return count;
    }

    /// <summary>What the tables hold of some organizations.</summary>
    public static async Task<Dictionary<string, Stored>> StoredAsync(
        NpgsqlConnection database, IReadOnlyCollection<string> organizations, CancellationToken stop)
    {
        var all = organizations.ToDictionary(id => id, _ => new Stored(), StringComparer.Ordinal);
        object?[] named = [organizations.ToArray()];
        await foreach (var (organization, row, sound) in Sql.Query(database, "Replay/tenures.sql", named, ReadTenure, stop))
            all[organization].Add(row, sound);
        await foreach (var (organization, row, sound) in Sql.Query(database, "Replay/set_asides.sql", named, ReadSetAside, stop))
            all[organization].Add(row, sound);
        await foreach (var (organization, claim) in Sql.Query(database, "Replay/claims.sql", named, ReadClaim, stop))
            all[organization].Claims.Add(claim);
        await foreach (var (organization, act) in Sql.Query(
            database, "Replay/acts.sql", named, r => (r.GetString(0), (r.GetString(1), r.GetGuid(2))), stop))
        {
            all[organization].Acts.Add(act);
        }

        await foreach (var (organization, former) in Sql.Query(
            database, "Replay/former_wordings.sql", named, r => (r.GetString(0), (r.GetString(1), r.GetString(2), r.GetString(3))), stop))
        {
            all[organization].Formers.Add(former);
        }

        await foreach (var (organization, link) in IdentityReader.LinksAsync(database, [.. organizations], stop))
            all[organization].Links.Add(link);

        await foreach (var (organization, decision) in Sql.Query(
            database,
            "Replay/decisions.sql",
            named,
            r => (r.GetString(0), (r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.GetDateTime(5))),
            stop))
        {
            all[organization].Decisions.Add(decision);
        }

        await foreach (var (organization, post) in Sql.Query(
            database,
            "Replay/posts.sql",
            named,
            r => (r.GetString(0), (r.GetString(1), r.Text(2), r.IsDBNull(3) ? (int?)null : r.GetInt32(3))),
            stop))
        {
            all[organization].Posts.Add(post);
        }

        // What is decided in people's own streams is compared elsewhere (see Copy).
        if (all.GetValueOrDefault("") is { } people)
        {
            people.Links.Clear();
            people.Decisions.Clear();
        }

        foreach (var stored in all.Values)
            stored.Join();
        return all;
    }

    private static (PendingEvent, long) ReadEvent(NpgsqlDataReader r, IReadOnlyDictionary<Guid, string[]> erased) => (new PendingEvent(
        r.GetString(0),
        r.GetGuid(2),
        EventReader.Read(r.GetString(3), Erasure.Of(r.GetString(4), erased.GetValueOrDefault(r.GetGuid(2)))),
        r.GetDateTime(5),
        By: null), r.GetInt64(1));

    private static (string, Held<TenureRow>, bool) ReadTenure(NpgsqlDataReader r)
    {
        var row = TenureRow.Read(r, 3);
        return (r.GetString(0), new(r.GetString(1), row, r.Period(2)), r.GetInt16(7) == Spans.Of(row.Valid) && r.GetBoolean(8));
    }

    private static (string, Held<SetAsideRow>, bool) ReadSetAside(NpgsqlDataReader r)
    {
        var isReason = Enum.TryParse<Why>(r.GetString(5), ignoreCase: true, out var why);
        var row = new SetAsideRow(r.GetString(3), r.GetString(4), why, r.Period(6));
        return (r.GetString(0), new(r.GetString(1), row, r.Period(2)), isReason && r.GetBoolean(7));
    }

    private static (string, StoredClaim) ReadClaim(NpgsqlDataReader r)
    {
        var json = r.Text(6) is { } text ? Same(text) : null;
        return (r.GetString(0), new StoredClaim(r.GetString(1), r.GetGuid(2), r.GetString(3), r.Text(4), r.Text(5), json));
    }

    /// <summary>Postgres keeps JSON in an order of its own, so both sides are written by the same hand.</summary>
    private static string? Same(string json)
    {
        try
        {
            var claim = FactsJson.Read<Claim>(json);
            var written = FactsJson.Write(claim);
            // Fields that no claim has are read by nobody, but search and lists look into the JSON itself.
            if (!JsonElement.DeepEquals(JsonElement.Parse(json), JsonElement.Parse(written)))
                return json;
            return claim is { IsUntouched: true, Body: PostClaim } ? null : written;
        }
        catch (JsonException)
        {
            // No claim at all, and so none that the events come to.
            return json;
        }
    }
}
