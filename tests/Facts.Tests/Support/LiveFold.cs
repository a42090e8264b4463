using System.Text.Json;
using Facts.Domain.Answers;
using Facts.Domain.Organizations;
using Facts.Domain.Tenures;
using Facts.Storage;
using Npgsql;

namespace Facts.Tests.Support;

/// <summary>
/// Answers by folding an organization's stream from its first event, as design.md defines them: the oracle for the bitemporal table.
/// </summary>
internal static class LiveFold
{
    public static async Task<Answer> AskAsync(FactsStore store, Question question)
    {
        var events = await EventsAsync(store.ConnectionString, question.Organization);
        return Ask(events, question);
    }

    public static Answer Ask(IReadOnlyList<(object Data, DateTime RecordedAt)> events, Question question)
    {
        var organization = new Organization(question.Organization);
        foreach (var (data, recordedAt) in events.TakeWhile(e => e.RecordedAt <= question.Known.Moment))
            organization.Apply(data, recordedAt);
        var post = organization.Posts.GetValueOrDefault(question.Post);
        List<Domain.Claims.Claim> claims =
        [
            .. organization.Claims.Values.Where(claim => claim.Wordings().Any(wording => wording.Post == question.Post)),
        ];
        var resolved = Resolution.Resolve(question.Post, post?.Seats, claims, organization.Identities.Canonical);
        return Answering.Compose(
            question,
            new Named(question.Organization, organization.Name),
            new NamedPost(question.Post, post?.Name ?? question.Post, post?.Seats),
            Evidence.Of(resolved, question.On),
            id => id);
    }

    public static async Task<IReadOnlyList<(object Data, DateTime RecordedAt)>> EventsAsync(string connectionString, string organization)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            "select type, data::text, timestamp from facts.mt_events where stream_id = $1 order by version", connection);
        command.Parameters.AddWithValue(Streams.Organization(organization));
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var events = new List<(object, DateTime)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var type = EventTypes.Types[reader.GetString(0)];
            events.Add((JsonSerializer.Deserialize(reader.GetString(1), type, FactsJson.Options)!, reader.GetDateTime(2)));
        }

        return events;
    }
}
