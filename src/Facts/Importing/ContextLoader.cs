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
        By by,
        DateTime now,
        CancellationToken stop)
    {
        var named = new Named();
        foreach (var line in lines)
            named.Add(line);

        var context = new Context(now) { By = by };
        await OrganizationsOfAsync(database, context, named, stop);
        var reads = new Reads();
        reads.Add("Importing/lock_organizations.sql", [named.Organizations.ToArray()], _ => { });
        ReadNamed(reads, context, named);
        ReadOrganizations(reads, context, named);
        await reads.RunAsync(database, stop);
        return context;
    }

    private static void ReadNamed(Reads reads, Context context, Named named)
    {
        if (named.Sources.Count + named.SourcesOf.Count > 0)
        {
            reads.Add("Sources/sources_by_id.sql", [named.Sources.ToArray(), named.SourcesOf.ToArray()], r =>
            {
                var source = FactsJson.Read<SourceRecorded>(r.GetString(0));
                context.Sources.Add(source.Id, source);
            });
            object?[] sources = [named.Sources.ToArray(), named.SourcesOf.ToArray()];
            reads.Add("Sources/revisions_by_source.sql", sources, r => context.Restore(FactsJson.Read<SourceRevised>(r.GetString(0))));
        }

        if (named.Revised.Count > 0)
            reads.Add("Sources/times.sql", [named.Revised.ToArray()], r => context.StreamTimes.Add(r.GetString(0), r.GetDateTime(1)));

        if (named.People.Count > 0)
        {
            reads.Add("People/people_by_id.sql", [named.People.ToArray()], r =>
            {
                var person = ReadPerson(r);
                context.People.Add(person.Id, person);
            });
        }

        if (named.Events.Count > 0)
            reads.Add("Importing/known_events.sql", [named.Events.ToArray()], r => context.Events.Add(r.GetGuid(0)));
        if (named.Claims.Count > 0)
        {
            reads.Add("Tenures/referred_claims.sql", [named.Claims.ToArray(), Array.Empty<string>(), Array.Empty<string>()], r =>
            {
                var claim = ClaimRows.Read(r);
                context.Organization(claim.Body.Organization).State.Restore(claim);
                context.Homes[claim.Id] = claim.Body.Organization;
            });
        }
    }

    private static PersonDeclared ReadPerson(NpgsqlDataReader r) =>
        new() { Id = r.GetString(0), Name = r.GetString(1), Aliases = Aliases(r, 2) };

    private static string[]? Aliases(NpgsqlDataReader r, int column) =>
        r.IsDBNull(column) ? null : r.GetFieldValue<string[]>(column) is { Length: > 0 } aliases ? aliases : null;

    /// <summary>
    /// Organizations that are named only through a claim or a person, after the lock on identities. What is read here never changes, so it
    /// may come before the locks of organizations.
    /// </summary>
    private static async Task OrganizationsOfAsync(NpgsqlConnection database, Context context, Named named, CancellationToken stop)
    {
        var reads = new Reads();
        reads.Add(named.Identified.Count > 0 ? "Importing/lock_identities.sql" : "Importing/share_identities.sql", [], _ => { });
        reads.Add("People/links.sql", [], r => context.Links.Add((r.GetString(0), r.GetString(1))));
        if (named.Identified.Count > 0)
        {
            await reads.RunAsync(database, stop);
            var links = new Identities();
            foreach (var (person, sameAs) in context.Links)
                links.Link(person, sameAs);
            foreach (var person in named.Identified.ToList())
                named.Identified.UnionWith(links.Everyone(person));
            reads = new Reads();
        }

        reads.Add(
            "Importing/organizations_of.sql",
            [named.Claims.ToArray(), named.Identified.ToArray()],
            r => named.Organizations.Add(r.GetString(0)));
        await reads.RunAsync(database, stop);
    }

    private static void ReadOrganizations(Reads reads, Context context, Named named)
    {
        var organizations = named.Organizations.ToArray();
        if (organizations.Length == 0)
            return;
        reads.Add("Organizations/organizations_by_id.sql", [organizations], r =>
        {
            var (id, name) = (r.GetString(0), r.Text(1));
            var organization = context.Organization(id);
            organization.RecordedAt = r.GetDateTime(3);
            organization.Declared = name is null ? null : new OrganizationDeclared { Id = id, Name = name, Aliases = Aliases(r, 2) };
        });
        if (named.Posts.Count > 0)
        {
            object?[] posts = [named.Posts.Select(post => post.Organization).ToArray(), named.Posts.Select(post => post.Id).ToArray()];
            reads.Add("Organizations/declared_posts.sql", posts, r =>
            {
                var post = ReadPost(r);
                context.Organization(post.Organization).State.Restore(post);
            });
        }

        reads.Add(
            "Tenures/identities.sql",
            [organizations],
            r => context.Organization(r.GetString(0)).State.Identities.Link(r.GetString(1), r.GetString(2)));

        // Who is known where matters only to identities: most batches need not ask.
        if (context.Links.Count == 0 && named.Identified.Count == 0)
            return;
        reads.Add(
            "Importing/people_in.sql",
            [organizations, named.Identified.Union(named.Holders).ToArray()],
            r => context.Organization(r.GetString(0)).People.Add(r.GetString(1)));
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

        /// <summary>Streams of sources that are revised.</summary>
        public HashSet<string> Revised { get; } = new(StringComparer.Ordinal);

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
                case RevisionLine revision:
                    Sources.Add(revision.Source);
                    Revised.Add(Streams.Source(revision.Source));
                    Events.Add(line.Fingerprint);
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
