using Facts.Domain;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Sources;
using Facts.Store.Organizations;
using Facts.Store.People;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Recording;

/// <summary>Locks the organizations that a batch concerns, then reads what its lines refer to, in a fixed number of queries.</summary>
internal static class StateLoader
{
    /// <param name="database">A connection in the transaction of the save.</param>
    /// <param name="requests">What is to be recorded.</param>
    /// <param name="waits">Whether to wait for locks; else those that others have are noted (<see cref="Loaded.Missed"/>).</param>
    /// <param name="comparesClocks">Whether to ask the database what the time is.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<Loaded> LoadAsync(
        NpgsqlConnection database, IReadOnlyList<Request> requests, bool waits, bool comparesClocks, CancellationToken stop)
    {
        var (named, isWatched, limits) = (Request.Named(requests), requests.Any(request => request.IsWatched), Limits(requests));
        // Only who is limited has to have the right to an origin.
        if (limits is not null)
            named.Sources.UnionWith(named.Origins);

        var loaded = new Loaded(new RecordingState { By = requests[0].By }, new StoredOrganizations());
        var (state, known) = loaded;
        var deaths = await DeathLoader.NameAsync(database, named, stop);
        if (!waits && named.Identified.Count > 0)
        {
            // A lane does not hold everybody up.
            loaded.Missed.Add(OrganizationLocks.Identities);
            return loaded;
        }

        var reads = new Reads();
        // Which organizations others are in is known only from the store.
        int[] locks = named.ConcernsOthers ? [] : OrganizationLocks.Of(named.Organizations);
        if (waits)
            reads.Add("Recording/begin.sql", [named.Identified.Count > 0, locks], _ => { });
        else
            reads.Add("Recording/begin_lane.sql", [locks], r => loaded.Miss(r));
        reads.Add("Recording/links.sql", [], r => state.Identities.Link(r.GetString(0), r.GetString(1)));
        if (named.ConcernsOthers)
        {
            await OrganizationsOfAsync(database, reads, state, named, stop);
            reads = new Reads();
            locks = OrganizationLocks.Of(named.Organizations);
            if (waits)
                reads.Add(OrganizationLocks.Statement, [locks], _ => { });
            else
                reads.Add("Recording/try_organizations.sql", [locks], r => loaded.Miss(r));
        }

        ReadNamed(reads, state, named);
        DeathLoader.AskAgain(reads, named, deaths);
        DeathLoader.Ask(reads, known);
        if (isWatched)
            Mentions.Ask(reads, state, named);
        if (isWatched || requests.Any(request => request.Edit is not null))
            Mentions.AskNamesakes(reads, state, named);
        if (limits is not null)
            ReadShared(reads, state, named, isWatched, limits);
        ReadOrganizations(reads, state, known, named);
        // Last, as the locks before it may have been waited for.
        if (comparesClocks)
            Clocks.Ask(reads, time => loaded.DatabaseTime = time);
        await reads.RunAsync(database, stop);
        await DeathLoader.LoadAsync(database, loaded, named, stop);
        await DeathLoader.PeopleInAsync(database, state, named, stop);
        if (isWatched)
            await PostsMovedToAsync(database, loaded, named, stop);
        return loaded;
    }

    /// <summary>All organizations that somebody among them is limited to; null when nobody is limited.</summary>
    private static IReadOnlyCollection<string>? Limits(IReadOnlyList<Request> requests)
    {
        var limits = requests.Select(request => request.By.Permit?.Organizations).OfType<IReadOnlySet<string>>().ToList();
        return limits.Count == 0 ? null : [.. limits.SelectMany(limit => limit).Distinct(StringComparer.Ordinal)];
    }

    private static void ReadNamed(Reads reads, RecordingState state, NamedIds named)
    {
        if (named.Sources.Count + named.SourcesOf.Count > 0)
        {
            reads.Add("Recording/sources_by_id.sql", [named.Sources.ToArray(), named.SourcesOf.ToArray()], r =>
            {
                var source = FactsJson.Read<SourceRecorded>(r.GetString(0));
                if (r.Text(1) is { } first)
                    state.Shared.Titles.Add(source.Id, source.Title);
                else
                    first = source.Title;
                state.Sources.Add(source.Id, source with { Title = first });
                state.Shared.AddOwners(source.Id, source.Organizations ?? []);
            });
            object?[] sources = [named.Sources.ToArray(), named.SourcesOf.ToArray()];
            reads.Add("Recording/revisions_by_source.sql", sources, r => state.Restore(EventReader.Read<SourceRevised>(r, 1, 0)));
        }

        if (named.Revised.Count > 0)
            reads.Add("Recording/times.sql", [named.Revised.ToArray()], r => state.StreamTimes.Add(r.GetString(0), r.GetDateTime(1)));

        if (named.People.Count > 0)
        {
            PersonRows.Ask(reads, [.. named.People], person => state.People.Add(person.Id, person));
        }

        if (named.Declarations.Count > 0)
        {
            reads.Add("Recording/declarations.sql", [named.Declarations.ToArray()], r => state.Shared.Declarations.Add(
                r.GetGuid(0), EventReader.Read(r, 1, 2)));
        }

        if (named.Events.Count > 0)
            reads.Add("Recording/known_events.sql", [named.Events.ToArray()], r => state.Events.Add(r.GetGuid(0)));
        if (named.Versioned.Count > 0)
            reads.Add("Recording/versions.sql", [named.Versioned.ToArray()], r => state.Versions.Add(r.GetString(0), r.GetInt64(1)));
        if (named.Claims.Count > 0)
        {
            ReferredRows.Ask(reads, [.. named.Claims], claim =>
            {
                if (claim.Body.Organization.Length > 0)
                    state.Organization(claim.Body.Organization).State.Restore(claim);
                else
                    state.Deaths.State.Restore(claim);
                state.Homes[claim.Id] = claim.Body.Organization;
            });
        }
    }

    /// <summary>Whose sources and people are: asked only where somebody records who is limited to some organizations.</summary>
    private static void ReadShared(
        Reads reads, RecordingState state, NamedIds named, bool isWatched, IReadOnlyCollection<string> limits)
    {
        if (named.Sources.Count + named.SourcesOf.Count > 0)
        {
            object?[] asked = [named.Sources.ToArray(), named.SourcesOf.ToArray(), limits.ToArray(), named.NamedSources.ToArray()];
            reads.Add("Recording/owners.sql", asked, r => state.Shared.AddOwners(r.GetString(0), [r.GetString(1)]));
        }

        if ((isWatched ? named.People.Union(named.Mentioned) : named.People).ToArray() is { Length: > 0 } people)
        {
            reads.Add(
                "Recording/concerned.sql", [people], r => state.Shared.AddConcerned(r.GetString(0), r.GetString(1)));
        }
    }

    private static string[]? Aliases(NpgsqlDataReader r, int column) =>
        r.IsDBNull(column) ? null : r.GetFieldValue<string[]>(column) is { Length: > 0 } aliases ? aliases : null;

    /// <summary>
    /// Organizations that are named only through a claim or a person, after the lock on identities. What is read here never changes, so it
    /// may come before the locks of organizations.
    /// </summary>
    private static async Task OrganizationsOfAsync(
        NpgsqlConnection database, Reads reads, RecordingState state, NamedIds named, CancellationToken stop)
    {
        if (named.Identified.Count > 0)
        {
            await reads.RunAsync(database, stop);
            foreach (var person in named.Identified.ToList())
                named.Identified.UnionWith(state.Identities.Everyone(person));
            reads = new Reads();
        }

        reads.Add(
            "Recording/organizations_of.sql",
            [named.Claims.ToArray(), named.Identified.ToArray()],
            r => named.Organizations.Add(r.GetString(0)));
        await reads.RunAsync(database, stop);
    }

    private static void ReadOrganizations(Reads reads, RecordingState state, StoredOrganizations known, NamedIds named)
    {
        var organizations = named.Organizations.ToArray();
        if (organizations.Length == 0)
            return;
        OrganizationRows.Ask(reads, organizations, r =>
        {
            var (id, name) = (r.GetString(0), r.Text(1));
            known.Rules[id] = StoredRules.Of(r.Text(4));
            if (r.IsDBNull(3))
                return;
            var organization = state.Organization(id);
            organization.RecordedAt = r.GetDateTime(3);
            organization.Declared = name is null ? null : new OrganizationDeclared { Id = id, Name = name, Aliases = Aliases(r, 2) };
            if (name is null)
                state.There.Add(new Mention(Mentioned.Organization, id));
        });
        AskPosts(reads, state, known, named.Posts);

        IdentityReader.Ask(
            reads,
            organizations,
            (organization, person, sameAs) =>
            {
                state.Organization(organization).State.Identities.Link(person, sameAs);
                known.Link(organization, person, sameAs);
            });
    }

    private static void AskPosts(
        Reads reads, RecordingState state, StoredOrganizations known, IReadOnlyCollection<(string Organization, string Id)> posts)
    {
        if (posts.Count == 0)
            return;
        PostRows.Ask(reads, [.. posts.Select(post => post.Organization)], [.. posts.Select(post => post.Id)], r =>
        {
            known.Read(r);
            if (ReadPost(r) is { } post)
                state.Organization(post.Organization).State.Restore(post);
            else
                state.There.Add(new Mention(Mentioned.Post, r.GetString(1), r.GetString(0)));
        });
    }

    /// <summary>Posts that corrections move claims to are found when it is known whose the claims are.</summary>
    private static async Task PostsMovedToAsync(NpgsqlConnection database, Loaded loaded, NamedIds named, CancellationToken stop)
    {
        var posts = named.MovedTo.Where(one => loaded.State.Homes.ContainsKey(one.Claim))
            .Select(one => (loaded.State.Homes[one.Claim], one.Post)).Where(post => !loaded.Known.Posts.ContainsKey(post)).ToHashSet();
        var reads = new Reads();
        AskPosts(reads, loaded.State, loaded.Known, posts);
        await reads.RunAsync(database, stop);
    }

    /// <summary>A post as it was declared; null if it was only ever named.</summary>
    private static PostDeclared? ReadPost(NpgsqlDataReader r) => r.Text(3) is not { } name ? null : new PostDeclared
    {
        Organization = r.GetString(0),
        Id = r.GetString(1),
        Name = name,
        Seats = r.IsDBNull(4) ? null : r.GetInt32(4),
    };
}
