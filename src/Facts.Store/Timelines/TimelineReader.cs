using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Claims;
using Facts.Store.Organizations;
using Facts.Store.People;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Timelines;

/// <summary>Reads tenures over all of valid time, as known at a moment.</summary>
internal sealed class TimelineReader(NpgsqlDataSource database, ClaimReader claims, Lens lens)
{
    public async Task<(TimelineView? Timeline, Refusal? Refusal)> OfOrganizationAsync(
        string organization,
        string? post,
        AsOf known,
        RuleSet? rules,
        CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        known = await Latest.OfAsync(connection, organization, known, stop);
        var rows = await Sql.Query(connection, "Timelines/timeline.sql", [organization, post ?? "", known.Moment], Read, stop)
            .ToListAsync(stop);
        if (rows.Count == 0)
        {
            var refusal = post is null
                ? await Unknown.OrganizationAsync(connection, organization, stop)
                : await Unknown.PostAsync(connection, organization, post, stop);
            if (refusal is not null)
                return (null, refusal);
        }

        var stored = await StoredRules.OfAsync(connection, organization, stop);
        if (rules is not null && rules != stored)
            rows = Through(await lens.FoldAsync(organization, known, Omission.Nothing, rules, stop), rows);
        var posts = rows.GroupBy(row => row.Post.Id, StringComparer.Ordinal)
            .Select(group => new PostTimeline(
                group.First().Post,
                [.. group.Where(row => row.Tenure is not null).Select(row => TenureView.Of(row.Tenure!, row.Person!))]));
        var named = rows.Count > 0 ? rows[0].Organization : new Named(organization, organization);
        return (new TimelineView(named, AsOf.Print(known.Moment), (rules ?? stored).Name, [.. posts]), null);
    }

    public async Task<(PersonView? Person, Refusal? Refusal)> OfPersonAsync(string person, AsOf known, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (_, identities, version) = await IdentityReader.AtAsync(connection, [person], known.Reach, stop);
        var ids = identities.Everyone(person).Order(StringComparer.Ordinal).ToArray();
        var canonical = identities.Canonical(person);
        known = await Latest.OfPeopleAsync(connection, ids, known, stop);

        var names = await Sql.Query(
            connection, "Timelines/person_names.sql", [ids], r => (Id: r.GetString(0), Name: r.Text(1), Kind: r.Kind(2)), stop)
            .ToListAsync(stop);
        var named = await claims.NamingAsync(ids, known, stop);
        if (names.Count == 0 && named.Count == 0)
            return (null, Absent.Person(person));
        var rows = await Sql.Query(connection, "Timelines/person_tenures.sql", [ids, known.Moment], Read, stop).ToListAsync(stop);
        var shown = names.Find(row => row.Id == canonical && row.Name is not null);
        return (new PersonView(
            new Named(canonical, shown.Name ?? canonical) { Kind = shown.Kind },
            ids,
            AsOf.Print(known.Moment),
            (await StoredRules.OfStoreAsync(connection, stop)).Name,
            [.. rows.Select(row => new PersonTenure(row.Organization, row.Post, TenureView.Of(row.Tenure!, row.Person!)))],
            [.. Announcement.Of<ThreatClaimed>(named, known.Moment), .. Announcement.Of<PlanClaimed>(named, known.Moment)])
        {
            Version = version,
        }, null);
    }

    /// <summary>
    /// The recorded times at which what is known of an organization changed, in their order; of more than 200 the first, the last and
    /// some between, evenly.
    /// </summary>
    public async Task<IReadOnlyList<DateTime>> RecordedAsync(string organization, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        object?[] parameters = [organization, Streams.Organization(organization)];
        return await Sql.Query(connection, "Timelines/recorded_times.sql", parameters, r => r.GetDateTime(0), stop).ToListAsync(stop);
    }

    /// <summary>The same posts, with the tenures that other rules come to.</summary>
    private static List<Row> Through(Folded folded, List<Row> rows) =>
    [
        .. rows.DistinctBy(row => row.Post.Id).SelectMany(row => folded.Resolve(row.Post.Id).Tenures
            .Select(tenure => row with { Person = folded.Name(tenure.Person), Tenure = tenure })
            .DefaultIfEmpty(row with { Person = null, Tenure = null })),
    ];

    private static Row Read(NpgsqlDataReader row) => new(
        new Named(row.GetString(0), row.GetString(1)),
        new NamedPost(row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetInt32(4)),
        row.Text(5) is { } name ? new Named(row.GetString(6), name) { Kind = row.Kind(10) } : null,
        row.IsDBNull(6) ? null : TenureRow.Read(row, 6).ToTenure());

    private sealed record Row(Named Organization, NamedPost Post, Named? Person, Tenure? Tenure);
}
