using Facts.Claims;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Tenures;
using Facts.Importing;
using Facts.Storage;
using Npgsql;

namespace Facts.Tenures;

/// <summary>Reads, in a fixed number of queries, the part of the organizations that a save can touch.</summary>
internal static class WorkLoader
{
    public static async Task<Dictionary<string, Work>> LoadAsync(
        NpgsqlConnection database, Reads reads, ILookup<string, PendingEvent> events, CancellationToken stop)
    {
        var found = new List<(string Organization, string Person, string SameAs)>();
        object?[] organizations = [events.Select(organization => organization.Key).ToArray()];
        reads.Add("Tenures/identities.sql", organizations, r => found.Add((r.GetString(0), r.GetString(1), r.GetString(2))));
        // What is said of claims recorded before has to be known first; most saves say nothing of any.
        var refers = events.SelectMany(organization => organization).Any(e => Refers(e.Data));
        if (refers)
            await reads.RunAsync(database, stop);
        var claims = await ReferredAsync(database, events, refers ? LinksIn(found) : null, stop);
        var posts = await PostsAsync(database, refers ? new Reads() : reads, PostsIn(events, claims), stop);
        var links = LinksIn(found);

        var work = new Dictionary<string, Work>(StringComparer.Ordinal);
        foreach (var organization in events)
        {
            var own = posts[organization.Key].ToList();
            var whole = WholePosts(organization, claims[organization.Key]);
            var loaded = new Work(organization.Key, own.ToDictionary(post => post.Id, post => post.Key, StringComparer.Ordinal), whole)
            {
                Coming = [.. WordingsIn(organization)],
            };
            work.Add(organization.Key, loaded);
            foreach (var (person, sameAs) in links[organization.Key])
                loaded.Organization.Identities.Link(person, sameAs);
            foreach (var post in own.Where(post => post.Seats is not null))
                loaded.Organization.Restore(
                    new PostDeclared { Organization = organization.Key, Id = post.Id, Name = post.Id, Seats = post.Seats });
            foreach (var claim in claims[organization.Key])
                loaded.Organization.Restore(claim);
        }

        await UnitsAsync(database, events, work, stop);
        return work;
    }

    private static ILookup<string, (string Person, string SameAs)> LinksIn(List<(string Organization, string Person, string SameAs)> found) =>
        found.ToLookup(link => link.Organization, link => (link.Person, link.SameAs), StringComparer.Ordinal);

    private static bool Refers(object data) => data is ClaimAct or DenialClaimed or PeopleIdentified or PeopleDistinguished;

    /// <summary>Claims that the events name, claims that those deny, and claims about people who are being identified.</summary>
    private static async Task<ILookup<string, Claim>> ReferredAsync(
        NpgsqlConnection database,
        ILookup<string, PendingEvent> events,
        ILookup<string, (string Person, string SameAs)>? links,
        CancellationToken stop)
    {
        if (links is null)
            return Array.Empty<Claim>().ToLookup(claim => claim.Id, StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        var people = new HashSet<(string Organization, string Person)>();
        foreach (var organization in events)
        {
            var identities = new Identities();
            foreach (var (person, sameAs) in links[organization.Key])
                identities.Link(person, sameAs);
            foreach (var data in organization.Select(e => e.Data))
            {
                if (data is ClaimAct act)
                    named.Add(act.Claim);
                if (data is DenialClaimed denial)
                    named.Add(denial.Denies);
                if (data is ClaimCorrected { Becomes: DenialClaimed corrected })
                    named.Add(corrected.Denies);
                if (data is PeopleIdentified link)
                    identities.Link(link.Person, link.SameAs);
                if (data is PeopleIdentified or PeopleDistinguished)
                    people.UnionWith(Everyone(data, identities).Select(person => (organization.Key, person)));
            }
        }

        object?[] parameters = [named.ToArray(), people.Select(p => p.Organization).ToArray(), people.Select(p => p.Person).ToArray()];
        var claims = Sql.Query(database, "Tenures/referred_claims.sql", parameters, ClaimRows.Read, stop);
        return (await claims.ToListAsync(stop)).ToLookup(claim => claim.Body.Organization, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Everyone(object identity, Identities identities) => identity switch
    {
        PeopleIdentified link => identities.Everyone(link.Person),
        PeopleDistinguished parted => identities.Everyone(parted.Person).Union(identities.Everyone(parted.NotSameAs)),
        _ => [],
    };

    private static HashSet<(string Organization, string Post)> PostsIn(ILookup<string, PendingEvent> events, ILookup<string, Claim> claims)
    {
        var posts = new HashSet<(string, string)>();
        foreach (var organization in events)
        {
            foreach (var post in organization.SelectMany(e => PostsOf(e.Data)))
                posts.Add((organization.Key, post));
            foreach (var wording in claims[organization.Key].SelectMany(claim => claim.Wordings()))
                posts.Add((organization.Key, wording.Post));
        }

        return posts;
    }

    private static IEnumerable<string> PostsOf(object data) => data switch
    {
        PostDeclared post => [post.Id],
        PostClaim claim => [claim.Post],
        PlanClaimed { Post: { } post } => [post],
        FigureClaimed { Post: { } post } => [post],
        ClaimCorrected corrected => PostsOf(corrected.Becomes),
        _ => [],
    };

    /// <summary>What the events say of posts and people, as claims or as what claims become.</summary>
    private static IEnumerable<PostClaim> WordingsIn(IEnumerable<PendingEvent> events) =>
        events.Select(e => e.Data is ClaimCorrected corrected ? corrected.Becomes : e.Data).OfType<PostClaim>();

    /// <summary>Finds the posts' keys, and makes those of posts that are new.</summary>
    private static async Task<ILookup<string, (string Id, long Key, int? Seats)>> PostsAsync(
        NpgsqlConnection database, Reads reads, HashSet<(string Organization, string Post)> posts, CancellationToken stop)
    {
        object?[] names = [posts.Select(p => p.Organization).ToArray(), posts.Select(p => p.Post).ToArray()];
        var rows = new List<(string Organization, string Id, long Key, int? Seats)>();
        reads.Add("Organizations/make_posts.sql", names);
        reads.Add(
            "Organizations/post_keys.sql",
            names,
            r => rows.Add((r.GetString(0), r.GetString(1), r.GetInt64(2), r.IsDBNull(3) ? null : r.GetInt32(3))));
        await reads.RunAsync(database, stop);
        return rows.ToLookup(row => row.Organization, row => (row.Id, row.Key, row.Seats), StringComparer.Ordinal);
    }

    /// <summary>Posts settled as a whole: their seats are declared, or people in them are being identified. Both are rare.</summary>
    private static HashSet<string> WholePosts(IEnumerable<PendingEvent> events, IEnumerable<Claim> claims)
    {
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (var data in events.Select(e => e.Data))
        {
            if (data is PostDeclared declared)
                whole.Add(declared.Id);
            if (data is PeopleIdentified or PeopleDistinguished)
                whole.UnionWith(claims.SelectMany(claim => claim.Wordings()).Concat(WordingsIn(events)).Select(wording => wording.Post));
        }

        return whole;
    }

    private static async Task UnitsAsync(
        NpgsqlConnection database, ILookup<string, PendingEvent> events, Dictionary<string, Work> work, CancellationToken stop)
    {
        var whole = new Dictionary<long, (Work Work, string Post)>();
        var single = new HashSet<(long Post, string Person)>();
        foreach (var organization in events)
        {
            var loaded = work[organization.Key];
            var wordings = loaded.Organization.Claims.Values.SelectMany(claim => claim.Wordings())
                .Concat(WordingsIn(organization));
            foreach (var wording in wordings)
            {
                if (loaded.IsWhole(wording.Post))
                    whole.TryAdd(loaded.PostKeys[wording.Post], (loaded, wording.Post));
                else if (loaded.SeatOf(wording.Post) is { } seat)
                    seat.Add(loaded.Organization.Identities.Canonical(wording.Person));
                else
                {
                    foreach (var person in loaded.Organization.Identities.Everyone(wording.Person))
                        single.Add((loaded.PostKeys[wording.Post], person));
                }
            }

            foreach (var post in organization.Select(e => e.Data).OfType<PostDeclared>())
                whole.TryAdd(loaded.PostKeys[post.Id], (loaded, post.Id));
        }

        var posts = Posts(work);
        var reads = new Reads();
        AddClaims(reads, work, [.. whole.Keys], single);
        if (Neighbours.AreIn(posts))
        {
            // Who is concerned depends on what claims say.
            await reads.RunAsync(database, stop);
            single.UnionWith(await Neighbours.LoadAsync(database, posts, people => ClaimsAsync(database, work, people, stop), stop));
            reads = new Reads();
        }

        object?[] parameters = [whole.Keys.ToArray(), single.Select(s => s.Post).ToArray(), single.Select(s => s.Person).ToArray()];
        reads.Add("Tenures/unit_tenures.sql", parameters, r =>
        {
            var (post, row) = (posts[r.GetInt64(0)], TenureRow.Read(r, 3));
            post.Work.UnitOf(post.Post, row.Person).Tenures.Restore(row, r.GetInt64(1), r.GetDateTime(2));
        });
        reads.Add("Tenures/unit_set_asides.sql", parameters, r =>
        {
            var (post, row) = (posts[r.GetInt64(0)], ReadSetAside(r));
            post.Work.UnitOf(post.Post, row.Person).SetAsides.Restore(row, r.GetInt64(1), r.GetDateTime(2));
        });
        await reads.RunAsync(database, stop);
    }

    private static Dictionary<long, (Work Work, string Post)> Posts(Dictionary<string, Work> work) =>
        work.Values.SelectMany(one => one.PostKeys.Select(post => (post.Value, (one, post.Key))))
            .ToDictionary(post => post.Value, post => post.Item2);

    private static SetAsideRow ReadSetAside(NpgsqlDataReader r) =>
        new(r.GetString(3), r.GetString(4), Enum.Parse<Why>(r.GetString(5), ignoreCase: true), r.Period(6));

    private static Task ClaimsAsync(
        NpgsqlConnection database,
        Dictionary<string, Work> work,
        IReadOnlyCollection<(long Post, string Person)> people,
        CancellationToken stop)
    {
        var reads = new Reads();
        AddClaims(reads, work, [], people);
        return reads.RunAsync(database, stop);
    }

    /// <summary>Loads claims of posts, or of people in posts, into their units.</summary>
    private static void AddClaims(
        Reads reads, Dictionary<string, Work> work, long[] whole, IReadOnlyCollection<(long Post, string Person)> people)
    {
        if (whole.Length + people.Count == 0)
            return;
        object?[] parameters = [whole, people.Select(one => one.Post).ToArray(), people.Select(one => one.Person).ToArray()];
        reads.Add("Tenures/unit_claims.sql", parameters, r =>
        {
            var claim = ClaimRows.Read(r);
            var loaded = work[claim.Body.Organization];
            if (!loaded.Organization.Claims.ContainsKey(claim.Id))
                loaded.Organization.Restore(claim);
            loaded.Adopt(claim);
        });
    }
}
