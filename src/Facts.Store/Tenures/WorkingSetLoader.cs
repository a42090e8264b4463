using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;

namespace Facts.Store.Tenures;

/// <summary>Reads, in a fixed number of queries, the part of the organizations that a save can touch.</summary>
internal static class WorkingSetLoader
{
    /// <param name="store">The tables. For most saves all that is read is read in one round trip.</param>
    /// <param name="known">What was read with the locks of the organizations held.</param>
    /// <param name="events">By organization, in their order.</param>
    /// <param name="watched">Requests of which is asked what they change.</param>
    /// <param name="published">When the sources that the events cite were published.</param>
    /// <param name="affected">Whom the save was found to concern besides.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<Dictionary<string, WorkingSet>> LoadAsync(
        ITenureStore store, StoredOrganizations known, ILookup<string, PendingEvent> events, IReadOnlySet<int> watched, Func<string, string?> published,
        Affected affected, CancellationToken stop)
    {
        // What is said of claims recorded before has to be known first; most saves say nothing of any.
        var refers = events.SelectMany(organization => organization).Any(e => ReferredClaims.Refers(e.Data));
        var claims = await ReferredClaims.LoadAsync(store, events, refers ? known.Links : null, stop);
        var dissolved = events.Where(organization => organization.Any(e => e.Data is DissolutionClaimed && e.CopiedFrom is null)
            || claims[organization.Key].Any(claim => claim.Body is DissolutionClaimed)).Select(organization => organization.Key).ToList();
        if (dissolved.Count > 0)
        {
            store.AskAllPosts(dissolved, known);
            await store.RunAsync(stop);
        }

        var posts = PostsIn(events, claims);
        posts.UnionWith(dissolved.SelectMany(organization => known.KeysOf(organization).Keys.Select(post => (organization, post))));
        store.AskPosts([.. posts.Where(post => !known.Posts.ContainsKey(post))], known);
        // A corrected claim may have come from, or go to, a post that no line names.
        if (refers)
            await store.RunAsync(stop);

        var ofOrganization = posts.ToLookup(post => post.Organization, post => post.Id, StringComparer.Ordinal);
        var work = events.ToDictionary(
            organization => organization.Key,
            organization => Begin(
                organization, known, [.. ofOrganization[organization.Key]],
                [.. claims[organization.Key], .. claims[""], .. Copied(organization, claims)], watched, published,
                dissolved.Contains(organization.Key)),
            StringComparer.Ordinal);
        await UnitsAsync(store, known, events, work, affected, stop);
        return work;
    }

    /// <summary>
    /// Claims of other organizations' streams that events name which are copied from there, and those that these deny. Of a person the id
    /// may be the same as an organization's, whose dissolution ends nothing of theirs.
    /// </summary>
    private static IEnumerable<Claim> Copied(IGrouping<string, PendingEvent> organization, ILookup<string, Claim> claims)
    {
        var copied = organization.Where(e => e.CopiedFrom is not null).ToList();
        if (copied.Count == 0)
            return [];
        var named = copied.SelectMany(e => ReferredClaims.NamedBy(e.Data)).ToHashSet(StringComparer.Ordinal);
        var theirs = copied.Select(e => e.CopiedFrom!).Distinct(StringComparer.Ordinal).Where(from => from != organization.Key)
            .SelectMany(from => claims[from]).ToList();
        named.UnionWith([.. theirs.Where(claim => named.Contains(claim.Id)).SelectMany(claim => claim.Superseded.Append(claim.Body))
            .OfType<DenialClaimed>().Select(denial => denial.Denies)]);
        // What is being told of for the first time is not known before: the copies themselves make it.
        named.ExceptWith(copied.Select(e => e.Data).OfType<ClaimEvent>().Select(made => made.Id));
        return theirs.Where(claim => named.Contains(claim.Id) && claim.Body is (DissolutionClaimed or DenialClaimed));
    }

    private static WorkingSet Begin(
        IGrouping<string, PendingEvent> organization,
        StoredOrganizations known,
        IReadOnlyCollection<string> posts,
        IReadOnlyCollection<Claim> claims,
        IReadOnlySet<int> watched,
        Func<string, string?> published,
        bool isDissolved)
    {
        var keys = known.KeysOf(organization.Key);
        var whole = WholePosts(organization, claims);
        if (isDissolved)
            whole.UnionWith(posts);
        var work = new WorkingSet(organization.Key, known.Rules[organization.Key], keys, whole, published)
        {
            Coming = [.. WordingsIn(organization)],
            Watched = watched,
        };
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
            foreach (var post in organization.SelectMany(e => StoredOrganizations.PostsOf(e.Data)))
                posts.Add((organization.Key, post));
            foreach (var wording in claims[organization.Key].SelectMany(claim => claim.Wordings()))
                posts.Add((organization.Key, wording.Post));
            foreach (var post in Abolished(claims[organization.Key]))
                posts.Add((organization.Key, post));
        }

        return posts;
    }

    /// <summary>What the events say of posts and people, as claims or as what claims become.</summary>
    private static IEnumerable<PostClaim> WordingsIn(IEnumerable<PendingEvent> events) =>
        events.Select(e => e.Data is ClaimCorrected corrected ? corrected.Becomes : e.Data).OfType<PostClaim>();

    /// <summary>Posts that some wording of a claim says to have ended.</summary>
    private static IEnumerable<string> Abolished(IEnumerable<Claim> claims) =>
        claims.SelectMany(claim => claim.Superseded.Append(claim.Body)).OfType<AbolitionClaimed>().Select(abolition => abolition.Post);

    /// <summary>
    /// Posts settled as a whole: their seats are declared, they or their organization come to an end, or people in them are being
    /// identified or have died. All of that is rare.
    /// </summary>
    private static HashSet<string> WholePosts(IEnumerable<PendingEvent> events, IReadOnlyCollection<Claim> claims)
    {
        var acts = events.Select(e => e.Data).ToList();
        var whole = acts.OfType<PostDeclared>().Select(declared => declared.Id).ToHashSet(StringComparer.Ordinal);
        whole.UnionWith(acts.Select(act => act is ClaimCorrected corrected ? corrected.Becomes : act).OfType<AbolitionClaimed>()
            .Select(abolition => abolition.Post).Concat(Abolished(claims)));
        if (events.Any(e => e.CopiedFrom is not null) || acts.Exists(act => act is PeopleIdentified or PeopleDistinguished))
            whole.UnionWith(claims.SelectMany(claim => claim.Wordings()).Concat(WordingsIn(events)).Select(wording => wording.Post));
        return whole;
    }

    private static async Task UnitsAsync(
        ITenureStore store, StoredOrganizations known, ILookup<string, PendingEvent> events, Dictionary<string, WorkingSet> work,
        Affected affected, CancellationToken stop)
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

            foreach (var (post, key) in loaded.PostKeys)
            {
                if (loaded.IsWhole(post))
                    whole.Add(key);
            }
        }

        var posts = Posts(work);
        var bounds = new BoundsLoader(store, known, work);
        AskClaims(store, work, new Part(whole, single));
        await bounds.LoadAsync(stop);
        if (Neighbours.AreIn(posts))
        {
            // Who is concerned depends on what claims say.
            await store.RunAsync(stop);
            single.UnionWith(
                await Neighbours.LoadAsync(store, posts, affected, people => ClaimsAsync(store, work, bounds, people, stop), stop));
        }

        AskBeliefs(store, posts, new Part(whole, single));
        await store.RunAsync(stop);
    }

    private static void AskBeliefs(ITenureStore store, Dictionary<long, (WorkingSet WorkingSet, string Post)> posts, Part part)
    {
        store.AskTenures(part, held =>
        {
            var (work, post) = posts[held.Post];
            work.UnitOf(post, held.Row.Person).Tenures.Restore(held.Row, held.Id, held.From);
        });
        store.AskSetAsides(part, held =>
        {
            var (work, post) = posts[held.Post];
            work.UnitOf(post, held.Row.Person).SetAsides.Restore(held.Row, held.Id, held.From);
        });
    }

    private static Dictionary<long, (WorkingSet WorkingSet, string Post)> Posts(Dictionary<string, WorkingSet> work) =>
        work.Values.SelectMany(one => one.PostKeys.Select(post => (post.Value, (one, post.Key))))
            .ToDictionary(post => post.Value, post => post.Item2);

    private static async Task ClaimsAsync(
        ITenureStore store, Dictionary<string, WorkingSet> work, BoundsLoader bounds, IReadOnlyCollection<(long Post, string Person)> people,
        CancellationToken stop)
    {
        AskClaims(store, work, new Part([], people));
        await store.RunAsync(stop);
        await bounds.LoadAsync(stop);
    }

    /// <summary>Loads claims into the units that their wordings are about.</summary>
    private static void AskClaims(ITenureStore store, Dictionary<string, WorkingSet> work, Part part) => store.AskClaims(part, claim =>
    {
        var loaded = work[claim.Body.Organization];
        if (!loaded.Organization.Claims.ContainsKey(claim.Id))
            loaded.Organization.Restore(claim);
        loaded.Adopt(claim);
    });
}
