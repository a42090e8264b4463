using Facts.Claims;
using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;
using Facts.Storage;
using Npgsql;

namespace Facts.Importing;

/// <summary>Locks the organizations that a batch concerns, then reads what its lines refer to, in a fixed number of queries.</summary>
internal static class ContextLoader
{
    public static async Task<Context> LoadAsync(
        NpgsqlConnection database,
        IEnumerable<ImportLine> lines,
        DateTime now,
        CancellationToken stop)
    {
        var named = new Named();
        foreach (var line in lines)
            named.Add(line);

        var context = new Context(now);
        var lockIdentities = named.Identified.Count > 0 ? "Importing/lock_identities.sql" : "Importing/share_identities.sql";
        await Sql.ExecuteAsync(database, lockIdentities, [], stop);
        await LinksAsync(database, context, named, stop);
        await OrganizationsOfAsync(database, named, stop);
        await Sql.ExecuteAsync(database, "Importing/lock_organizations.sql", [named.Organizations.ToArray()], stop);

        await foreach (var source in Sql.Query(
            database,
            "Sources/sources_by_id.sql",
            [named.Sources.ToArray(), named.SourcesOf.ToArray()],
            r => FactsJson.Read<SourceRecorded>(r.GetString(0)),
            stop))
        {
            context.Sources.Add(source.Id, source);
        }

        await foreach (var person in Sql.Query(database, "People/people_by_id.sql", [named.People.ToArray()], ReadPerson, stop))
            context.People.Add(person.Id, person);
        await foreach (var id in Sql.Query(database, "Importing/known_events.sql", [named.Events.ToArray()], r => r.GetGuid(0), stop))
            context.Events.Add(id);
        await OrganizationsAsync(database, context, named, stop);
        await foreach (var claim in Sql.Query(
            database,
            "Tenures/referred_claims.sql",
            [named.Claims.ToArray(), Array.Empty<string>(), Array.Empty<string>()],
            ClaimRows.Read,
            stop))
        {
            context.Organization(claim.Body.Organization).State.Restore(claim);
            context.Homes[claim.Id] = claim.Body.Organization;
        }

        return context;
    }

    private static PersonDeclared ReadPerson(NpgsqlDataReader r) =>
        new() { Id = r.GetString(0), Name = r.GetString(1), Aliases = Aliases(r, 2) };

    private static string[]? Aliases(NpgsqlDataReader r, int column) =>
        r.IsDBNull(column) ? null : r.GetFieldValue<string[]>(column) is { Length: > 0 } aliases ? aliases : null;

    private static async Task LinksAsync(NpgsqlConnection database, Context context, Named named, CancellationToken stop)
    {
        await foreach (var link in Sql.Query(database, "People/links.sql", [], r => (r.GetString(0), r.GetString(1)), stop))
            context.Links.Add(link);
        var links = new Identities();
        foreach (var (person, sameAs) in context.Links)
            links.Link(person, sameAs);
        foreach (var person in named.Identified.ToList())
            named.Identified.UnionWith(links.Everyone(person));
    }

    /// <summary>
    /// Organizations that are named only through a claim or a person. What is read here never changes, so it may come before the locks.
    /// </summary>
    private static async Task OrganizationsOfAsync(NpgsqlConnection database, Named named, CancellationToken stop)
    {
        object?[] parameters = [named.Claims.ToArray(), named.Identified.ToArray()];
        await foreach (var organization in Sql.Query(database, "Importing/organizations_of.sql", parameters, r => r.GetString(0), stop))
            named.Organizations.Add(organization);
    }

    private static async Task OrganizationsAsync(NpgsqlConnection database, Context context, Named named, CancellationToken stop)
    {
        var organizations = named.Organizations.ToArray();
        await foreach (var (id, name, aliases, recordedAt) in Sql.Query(
            database,
            "Organizations/organizations_by_id.sql",
            [organizations],
            r => (r.GetString(0), r.Text(1), Aliases(r, 2), r.GetDateTime(3)),
            stop))
        {
            var organization = context.Organization(id);
            organization.RecordedAt = recordedAt;
            organization.Declared = name is null ? null : new OrganizationDeclared { Id = id, Name = name, Aliases = aliases };
        }

        object?[] posts = [named.Posts.Select(post => post.Organization).ToArray(), named.Posts.Select(post => post.Id).ToArray()];
        await foreach (var post in Sql.Query(database, "Organizations/declared_posts.sql", posts, ReadPost, stop))
            context.Organization(post.Organization).State.Restore(post);

        await foreach (var (organization, person, sameAs) in Sql.Query(
            database, "Tenures/identities.sql", [organizations], r => (r.GetString(0), r.GetString(1), r.GetString(2)), stop))
        {
            context.Organization(organization).State.Identities.Link(person, sameAs);
        }

        // Who is known where matters only to identities: most batches need not ask.
        if (context.Links.Count == 0 && named.Identified.Count == 0)
            return;
        object?[] people = [organizations, named.Identified.Union(named.Holders).ToArray()];
        await foreach (var (organization, person) in Sql.Query(
            database,
            "Importing/people_in.sql",
            people,
            r => (r.GetString(0), r.GetString(1)),
            stop))
        {
            context.Organization(organization).People.Add(person);
        }
    }

    private static PostDeclared ReadPost(NpgsqlDataReader r) => new()
    {
        Organization = r.GetString(0),
        Id = r.GetString(1),
        Name = r.GetString(2),
        Seats = r.IsDBNull(3) ? null : r.GetInt32(3),
    };

    /// <summary>Every id that the lines name.</summary>
    private sealed class Named
    {
        public HashSet<string> Organizations { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);

        /// <summary>Claims whose own source is needed.</summary>
        public HashSet<string> SourcesOf { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Claims { get; } = new(StringComparer.Ordinal);

        public HashSet<string> People { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Holders { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Identified { get; } = new(StringComparer.Ordinal);

        public HashSet<(string Organization, string Id)> Posts { get; } = [];

        public HashSet<Guid> Events { get; } = [];

        public void Add(ImportLine line)
        {
            switch (line)
            {
                case SourceLine source:
                    Sources.Add(source.Source.Id);
                    break;
                case PersonLine person:
                    People.Add(person.Person.Id);
                    break;
                case OrganizationLine organization:
                    Organizations.Add(organization.Organization.Id);
                    break;
                case PostLine post:
                    Organizations.Add(post.Post.Organization);
                    Posts.Add((post.Post.Organization, post.Post.Id));
                    break;
                case ClaimLine { Claim: var claim }:
                    Organizations.Add(claim.Organization);
                    Sources.Add(claim.Source);
                    Claims.Add(claim.Id);
                    if (claim is PostClaim holding)
                        Holders.Add(holding.Person);
                    if (claim is DenialClaimed denial)
                        Claims.Add(denial.Denies);
                    break;
                case CorrectionLine correction:
                    Act(line.Fingerprint, correction.Claim, correction.Source);
                    AddCorrected(correction);
                    break;
                case ActLine { Act: var act }:
                    Act(line.Fingerprint, act.Claim, act.Source);
                    break;
                case IdentityLine identity:
                    Identified.Add(identity.Person);
                    Identified.Add(identity.Other);
                    Events.Add(EventIds.InStream(line.Fingerprint, Streams.Person(identity.Person)));
                    break;
            }
        }

        private void Act(Guid fingerprint, string claim, string? source)
        {
            Events.Add(fingerprint);
            Claims.Add(claim);
            if (source is not null)
                Sources.Add(source);
        }

        /// <summary>
        /// A corrected claim may name another source, person or denied claim; its own source is needed to anchor its quote.
        /// </summary>
        private void AddCorrected(CorrectionLine correction)
        {
            foreach (var (field, value) in correction.Set)
            {
                // What is no id is refused when the corrected claim is read.
                if (field is not ("source" or "denies" or "person") || Fields.IdIn(value) is not { } id)
                    continue;
                _ = field switch
                {
                    "source" => Sources.Add(id),
                    "denies" => Claims.Add(id),
                    _ => Holders.Add(id),
                };
            }

            SourcesOf.Add(correction.Claim);
        }
    }
}
