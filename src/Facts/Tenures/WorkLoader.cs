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
    /// <param name="database">A connection in the transaction of the save.</param>
    /// <param name="reads">What else is to be read for the save; run here, for most saves together with all that is read.</param>
    /// <param name="known">What was read with the locks of the organizations held.</param>
    /// <param name="events">By organization, in their order.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<Dictionary<string, Work>> LoadAsync(
        NpgsqlConnection database, Reads reads, Known known, ILookup<string, PendingEvent> events, CancellationToken stop)
    {
        // What is said of claims recorded before has to be known first; most saves say nothing of any.
        var refers = events.SelectMany(organization => organization).Any(e => Referred.Refers(e.Data));
        var claims = await Referred.LoadAsync(database, events, refers ? known.Links : null, stop);
        var posts = PostsIn(events, claims);
        AddPosts(reads, known, [.. posts.Where(post => !known.Posts.ContainsKey(post))]);
        if (refers)
        {
            // A corrected claim may have come from, or go to, a post that no line names.
            await reads.RunAsync(database, stop);
            reads = new Reads();
        }

        var ofOrganization = posts.ToLookup(post => post.Organization, post => post.Id, StringComparer.Ordinal);
        var work = events.ToDictionary(
            organization => organization.Key,
            organization => Begin(organization, known, ofOrganization[organization.Key], claims[organization.Key]),
            StringComparer.Ordinal);
        await UnitsAsync(database, reads, events, work, stop);
        return work;
    }

    private static Work Begin(
        IGrouping<string, PendingEvent> organization, Known known, IEnumerable<string> posts, IEnumerable<Claim> claims)
    {
        var keys = known.KeysOf(organization.Key);
        var work = new Work(organization.Key, keys, WholePosts(organization, claims)) { Coming = [.. WordingsIn(organization)] };
        foreach (var (person, sameAs) in known.Links[organization.Key])
            work.Organization.Identities.Link(person, sameAs);
        foreach (var post in posts)
        {
            if (known.Posts.GetValueOrDefault((organization.Key, post)).Seats is { } seats)
                work.Organization.Restore(new PostDeclared { Organization = organization.Key, Id = post, Name = post, Seats = seats });
        }

        foreach (var claim in claims)
            work.Organization.Restore(claim);
        return work;
    }

    private static HashSet<(string Organization, string Id)> PostsIn(ILookup<string, PendingEvent> events, ILookup<string, Claim> claims)
    {
        var posts = new HashSet<(string, string)>();
        foreach (var organization in events)
        {
            foreach (var post in organization.SelectMany(e => Known.PostsOf(e.Data)))
                posts.Add((organization.Key, post));
            foreach (var wording in claims[organization.Key].SelectMany(claim => claim.Wordings()))
                posts.Add((organization.Key, wording.Post));
        }

        return posts;
    }

    /// <summary>What the events say of posts and people, as claims or as what claims become.</summary>
    private static IEnumerable<PostClaim> WordingsIn(IEnumerable<PendingEvent> events) =>
        events.Select(e => e.Data is ClaimCorrected corrected ? corrected.Becomes : e.Data).OfType<PostClaim>();

    /// <summary>Makes posts that are new, and asks for the keys of all that were not known.</summary>
    private static void AddPosts(Reads reads, Known known, List<(string Organization, string Id)> posts)
    {
        if (posts.Count == 0)
            return;
        object?[] names = [posts.Select(post => post.Organization).ToArray(), posts.Select(post => post.Id).ToArray()];
        reads.Add("Organizations/make_posts.sql", names);
        reads.Add("Organizations/posts_by_id.sql", names, known.Read);
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
        NpgsqlConnection database,
        Reads reads,
        ILookup<string, PendingEvent> events,
        Dictionary<string, Work> work,
        CancellationToken stop)
    {
        var whole = new HashSet<long>();
        var single = new HashSet<(long Post, string Person)>();
        foreach (var organization in events)
        {
            var loaded = work[organization.Key];
            var wordings = loaded.Organization.Claims.Values.SelectMany(claim => claim.Wordings())
                .Concat(WordingsIn(organization));
            foreach (var wording in wordings)
            {
                // A post that is being made has nothing to be read.
                var isKnown = loaded.PostKeys.TryGetValue(wording.Post, out var key);
                if (isKnown && loaded.IsWhole(wording.Post))
                    whole.Add(key);
                else if (loaded.SeatOf(wording.Post) is { } seat)
                    seat.Add(loaded.Organization.Identities.Canonical(wording.Person));
                else if (isKnown)
                {
                    foreach (var person in loaded.Organization.Identities.Everyone(wording.Person))
                        single.Add((key, person));
                }
            }

            foreach (var post in organization.Select(e => e.Data).OfType<PostDeclared>())
            {
                if (loaded.PostKeys.TryGetValue(post.Id, out var key))
                    whole.Add(key);
            }
        }

        var posts = Posts(work);
        AddClaims(reads, work, [.. whole], single);
        if (Neighbours.AreIn(posts))
        {
            // Who is concerned depends on what claims say.
            await reads.RunAsync(database, stop);
            single.UnionWith(await Neighbours.LoadAsync(database, posts, people => ClaimsAsync(database, work, people, stop), stop));
            reads = new Reads();
        }

        if (whole.Count + single.Count > 0)
            AddBeliefs(reads, posts, whole, single);
        await reads.RunAsync(database, stop);
    }

    private static void AddBeliefs(
        Reads reads, Dictionary<long, (Work Work, string Post)> posts, HashSet<long> whole, HashSet<(long Post, string Person)> single)
    {
        object?[] parameters = [whole.ToArray(), single.Select(s => s.Post).ToArray(), single.Select(s => s.Person).ToArray()];
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
