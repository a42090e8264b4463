using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Tests.Support;

/// <summary>
/// Answers from the events alone, with none of the tables: an organization's stream up to <c>known</c>, folded and resolved. Tenures
/// follow from the seats as they were known; what an answer shows of a post and of people (names, seats) is as declared now, as in the
/// tables.
/// </summary>
internal static class LiveFold
{
    /// <summary>The answer that the table ought to give.</summary>
    public static async Task<Answer> AskAsync(FactsStore store, Question question) =>
        Of(
            RuleSet.Editorial2,
            await EventsAsync(store, Streams.Organization(question.Organization)),
            await PublishedAsync(store),
            await PeopleAsync(store),
            question.Organization,
            question.Post,
            question.Known)(question.On);

    /// <summary>The same, for many days of one post at one recorded time.</summary>
    public static Func<AsOf, Answer> Of(
        RuleSet rules,
        IReadOnlyList<(object Data, DateTime RecordedAt)> events,
        Dictionary<string, string> published,
        IReadOnlyDictionary<string, Named> names,
        string organization,
        string id,
        AsOf known)
    {
        var resolved = Resolve(rules, Fold(organization, events, published, known.Moment), id);
        var now = Fold(organization, events, published, Moments.Forever);
        var declared = now.Posts.GetValueOrDefault(id);
        var post = new NamedPost(id, declared?.Name ?? id, declared?.Seats);
        return on => Answering.Compose(
            rules,
            new Question(organization, id, on, known),
            new Named(now.Id, now.Name),
            post,
            Evidence.Of(resolved, on),
            person => names.GetValueOrDefault(person) ?? new Named(person, person));
    }

    /// <summary>An organization as its stream has it at a recorded time, inclusive.</summary>
    public static async Task<Organization> OrganizationAsync(FactsStore store, string organization, DateTime known) =>
        Fold(organization, await EventsAsync(store, Streams.Organization(organization)), await PublishedAsync(store), known);

    /// <summary>All tenures of a post, and the claims set aside, resolved at once and from nothing.</summary>
    public static Resolved Resolve(RuleSet rules, Organization organization, string post) => Resolution.Resolve(
        rules,
        post,
        organization.Posts.GetValueOrDefault(post)?.Seats,
        [.. ClaimsOf(organization, post)],
        organization.Identities.Canonical);

    /// <summary>Claims of which any wording is about the post, and those that somebody holds no post from some time on.</summary>
    public static IEnumerable<Claim> ClaimsOf(Organization organization, string post) =>
        organization.Claims.Values.Where(claim => claim.Body is BoundClaim || claim.Wordings().Any(wording => wording.Post == post));

    /// <summary>Every post that is declared or that some wording of a claim names.</summary>
    public static IReadOnlySet<string> PostsOf(Organization organization) =>
        organization.Posts.Keys.Concat(organization.Claims.Values.SelectMany(claim => claim.Wordings()).Select(wording => wording.Post)).ToHashSet();

    public static Organization Fold(
        string id, IEnumerable<(object Data, DateTime RecordedAt)> events, Dictionary<string, string> published, DateTime known)
    {
        var organization = new Organization(id, published.GetValueOrDefault);
        foreach (var (data, recordedAt) in events.Where(one => one.RecordedAt <= known))
            organization.Apply(data, recordedAt);
        return organization;
    }

    public static async Task<IReadOnlyList<(object Data, DateTime RecordedAt)>> EventsAsync(FactsStore store, string stream)
    {
        var events = new List<(object, DateTime)>();
        await using var command = store.Session.Database.Source.CreateCommand(
            "select type, data::text, timestamp from facts.mt_events where stream_id = $1 order by version");
        command.Parameters.Add(new NpgsqlParameter { Value = stream });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var data = EventReader.Read(reader, 0, 1);
            events.Add((data, reader.GetDateTime(2)));
        }

        return events;
    }

    /// <summary>When sources were published, by their events.</summary>
    public static async Task<Dictionary<string, string>> PublishedAsync(FactsStore store)
    {
        var published = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = store.Session.Database.Source.CreateCommand(
            "select data ->> 'id', data ->> 'publishedAt' from facts.mt_events where type = 'source-recorded' and data ? 'publishedAt'");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            published[reader.GetString(0)] = reader.GetString(1);
        return published;
    }

    /// <summary>Declared people, by their events.</summary>
    public static async Task<IReadOnlyDictionary<string, Named>> PeopleAsync(FactsStore store)
    {
        var names = new Dictionary<string, Named>(StringComparer.Ordinal);
        await using var command = store.Session.Database.Source.CreateCommand("""
            select data ->> 'id', data ->> 'name', stream_id in (select stream_id from facts.mt_events where data ->> 'kind' = 'organization')
            from facts.mt_events where type = 'person-declared'
            """);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            names[reader.GetString(0)] = new Named(reader.GetString(0), reader.GetString(1))
            {
                Kind = reader.GetBoolean(2) ? HolderKind.Organization : null,
            };
        }

        return names;
    }
}
