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
            question.Organization, question.Post, from, to, question.Known.Moment, .. Spans.Earliest(from).Cast<object>(),
        ];
        var posts = await ReadAsync(connection, "Answers/answer.sql", parameters, stop);
        return posts is [var post]
            ? ((await AnswersAsync(connection, posts, _ => question, stop))[0], null)
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
        object?[] parameters = [organization, from, to, known.Moment, .. Spans.Earliest(from).Cast<object>()];
        var posts = await ReadAsync(connection, "Answers/state.sql", parameters, stop);
        if (posts.Count == 0 && await Unknown.OrganizationAsync(connection, organization, stop) is { } refusal)
            return (null, refusal);
        var answers = await AnswersAsync(connection, posts, post => new Question(organization, post, on, known), stop);
        return ([.. answers.OrderBy(a => a.Post.Id, StringComparer.Ordinal)], null);
    }

    /// <summary>Where nobody holds a post, whether it is vacant is asked for too; that is rare enough to be a read of its own.</summary>
    private static async Task<List<Answer>> AnswersAsync(
        NpgsqlConnection connection, List<PostEvidence> posts, Func<string, Question> question, CancellationToken stop)
    {
        var answers = posts.Select(post => post.Answer(question(post.Id), anyEnded: false)).ToList();
        var empty = posts.Where((_, i) => answers[i].Status == Status.Unknown).Select(post => post.Key).ToArray();
        if (empty.Length == 0)
            return answers;
        var asked = question(posts[0].Id);
        object?[] parameters = [empty, asked.On.Moment, asked.Known.Moment];
        var ended = await Sql.Query(connection, "Answers/any_ended.sql", parameters, row => row.GetInt64(0), stop).ToHashSetAsync(null, stop);
        return [.. posts.Select((post, i) => ended.Contains(post.Key) ? post.Answer(question(post.Id), anyEnded: true) : answers[i])];
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
                posts.Add(key, post = new PostEvidence(key, reader.GetString(2)));
            post.Add(reader);
        }

        return [.. posts.Values];
    }

    private sealed class PostEvidence(long key, string id)
    {
        private readonly List<Tenure> _tenures = [];
        private readonly List<SetAsidePeriod> _setAside = [];
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        private string _organization = "", _name = "";
        private int? _seats;

        public long Key => key;

        public string Id => id;

        public void Add(NpgsqlDataReader row)
        {
            switch (row.GetInt32(0))
            {
                case 0:
                    (_name, _organization) = (row.GetString(3), row.GetString(6));
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

        public Answer Answer(Question question, bool anyEnded) => Answering.Compose(
            question,
            new Named(question.Organization, _organization),
            new NamedPost(id, _name, _seats),
            new Evidence(_tenures, _setAside, anyEnded),
            person => _names.GetValueOrDefault(person, person));
    }
}
