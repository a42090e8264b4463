using System.Diagnostics;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Storage;
using Facts.Telemetry;
using Facts.Tenures;
using Npgsql;

namespace Facts.Answers;

/// <summary>Answers from the bitemporal table: one indexed read, whatever was asked and however much was corrected.</summary>
internal sealed class AnswerReader(NpgsqlDataSource database)
{
    public async Task<(Answer? Answer, Refusal? Refusal)> AskAsync(Question question, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var (answer, refusal) = await ReadAsync(question, stop);
        Measures.Answered(Stopwatch.GetElapsedTime(began), answer, refusal);
        return (answer, refusal);
    }

    private async Task<(Answer? Answer, Refusal? Refusal)> ReadAsync(Question question, CancellationToken stop)
    {
        var (from, to) = Answering.Window(question.On);
        await using var connection = await database.OpenConnectionAsync(stop);
        object?[] parameters =
        [
            question.Organization, question.Post, from, to, question.Known.Moment, Spans.Classes, Spans.Earliest(from),
        ];
        var posts = await ReadAsync(connection, "Answers/answer.sql", parameters, stop);
        return posts is [var post]
            ? (post.Answer(question), null)
            : (null, await Unknown.PostAsync(connection, question.Organization, question.Post, stop));
    }

    /// <summary>The answer for every post of an organization, by post.</summary>
    public async Task<(IReadOnlyList<Answer>? Answers, Refusal? Refusal)> AskAllAsync(
        string organization,
        AsOf on,
        AsOf known,
        CancellationToken stop)
    {
        var (from, to) = Answering.Window(on);
        await using var connection = await database.OpenConnectionAsync(stop);
        object?[] parameters = [organization, from, to, known.Moment, Spans.Classes, Spans.Earliest(from)];
        var posts = await ReadAsync(connection, "Answers/state.sql", parameters, stop);
        if (posts.Count == 0 && await Unknown.OrganizationAsync(connection, organization, stop) is { } refusal)
            return (null, refusal);
        var answers = posts
            .Select(post => post.Answer(new Question(organization, post.Id, on, known)))
            .OrderBy(a => a.Post.Id, StringComparer.Ordinal);
        return ([.. answers], null);
    }

    private static async Task<List<PostEvidence>> ReadAsync(
        NpgsqlConnection connection,
        string query,
        object?[] parameters,
        CancellationToken stop)
    {
        var posts = new Dictionary<long, PostEvidence>();
        await using var command = Sql.Command(connection, query, parameters);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var key = reader.GetInt64(1);
            if (!posts.TryGetValue(key, out var post))
                posts.Add(key, post = new PostEvidence(reader.GetString(2)));
            post.Add(reader);
        }

        return [.. posts.Values];
    }

    private sealed class PostEvidence(string id)
    {
        private readonly List<Tenure> _tenures = [];
        private readonly List<SetAsidePeriod> _setAside = [];
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        private string _organization = "", _name = "";
        private int? _seats;
        private bool _anyEnded;

        public string Id => id;

        public void Add(NpgsqlDataReader row)
        {
            switch (row.GetInt32(0))
            {
                case 0:
                    (_name, _organization, _anyEnded) = (row.GetString(3), row.GetString(6), row.GetBoolean(9));
                    _seats = row.IsDBNull(8) ? null : row.GetInt32(8);
                    break;
                case 1:
                    var tenure = new TenureRow(row.GetString(3), row.Period(4), row.Period(5), row.GetString(6)).ToTenure();
                    _names[tenure.Person] = row.Text(7) ?? tenure.Person;
                    _tenures.Add(tenure);
                    break;
                default:
                    _setAside.Add(new SetAsidePeriod(
                        row.GetString(3),
                        row.GetString(6),
                        Enum.Parse<Why>(row.GetString(7), ignoreCase: true),
                        row.Period(4)));
                    break;
            }
        }

        public Answer Answer(Question question) => Answering.Compose(
            question,
            new Named(question.Organization, _organization),
            new NamedPost(id, _name, _seats),
            new Evidence(_tenures, _setAside, _anyEnded),
            person => _names.GetValueOrDefault(person, person));
    }
}
