using System.Diagnostics;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Facts.Store.Telemetry;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Answers;

/// <summary>Answers from the bitemporal table: one indexed read, whatever was asked and however much was corrected.</summary>
/// <param name="database">Where it lies.</param>
/// <param name="kept">Answers given before; null for whoever asks but once.</param>
internal sealed class AnswerReader(NpgsqlDataSource database, AnswerCache? kept = null)
{
    public async Task<(Answer? Answer, Refusal? Refusal)> AskAsync(Question question, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var (answer, refusal) = kept is null ? await ReadAsync(question, null, stop) : await RecallAsync(kept, question, stop);
        Measures.Answered(Stopwatch.GetElapsedTime(began), answer, refusal);
        return (answer, refusal);
    }

    private async Task<(Answer? Answer, Refusal? Refusal)> RecallAsync(AnswerCache kept, Question question, CancellationToken stop)
    {
        var key = kept.KeyOf(question);
        return await kept.FindAsync(key, question.Known, stop) is { } answer
            ? (answer, null)
            : await ReadAsync(question, key, stop);
    }

    private async Task<(Answer? Answer, Refusal? Refusal)> ReadAsync(Question question, AnswerCache.Key? key, CancellationToken stop)
    {
        var (from, to) = Answering.Window(question.On);
        await using var connection = await database.OpenConnectionAsync(stop);
        // What is kept for now has to hold later too: so what a clock ahead of this one recorded is asked for with it.
        var until = key is { Known: null } ? Moments.Forever : question.Known.Reach;
        object?[] parameters =
        [
            question.Organization, question.Post, from, to, question.Known.Reach, .. Spans.Earliest(from).Cast<object>(), until,
        ];
        var posts = await ReadAsync(connection, "Answers/answer.sql", parameters, stop);
        if (posts is not [var post])
            return (null, await Unknown.PostAsync(connection, question.Organization, question.Post, stop));
        var answer = (await AnswersAsync(connection, posts, _ => question, stop))[0];
        // Whether nobody holds a post is a second read, which may see what the first did not.
        if (key is { } place && answer.Holders.Count > 0 && (post.Lasts || place.Known is not null))
            kept!.Keep(place, question.Known.After(post.Recorded), answer, post.Recorded, post.Snapshot, post.Weight);
        return (answer, null);
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
        object?[] parameters = [organization, from, to, known.Reach, .. Spans.Earliest(from).Cast<object>()];
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
        var answers = new List<Answer>();
        foreach (var post in posts)
        {
            stop.ThrowIfCancellationRequested();
            answers.Add(post.Answer(question(post.Id), anyEnded: false));
        }

        var empty = posts.Where((_, i) => answers[i].Status == Status.Unknown).Select(post => post.Key).ToArray();
        if (empty.Length == 0)
            return answers;
        var asked = question(posts[0].Id);
        object?[] parameters = [empty, asked.On.Moment, asked.Known.Reach];
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
        /// <summary>Characters of names and other small things beside a row's texts, about.</summary>
        private const int Small = 200;

        private readonly List<Tenure> _tenures = [];
        private readonly List<SetAsidePeriod> _setAside = [];
        private readonly Dictionary<string, Named> _names = new(StringComparer.Ordinal);
        private string _organization = "", _name = "";
        private int? _seats;
        private RuleSet _rules = RuleSet.Editorial1;

        public long Key => key;

        public string Id => id;

        /// <summary>What the database saw.</summary>
        public string Snapshot { get; private set; } = "";

        /// <summary>The latest recorded time of the organization.</summary>
        public DateTime Recorded { get; private set; }

        /// <summary>Whether none of it was recorded or given up later than asked.</summary>
        public bool Lasts { get; private set; } = true;

        public int Weight { get; private set; }

        public void Add(NpgsqlDataReader row)
        {
            var part = row.GetInt32(0);
            Weight += Small;
            if (part == 0)
            {
                (_name, _organization) = (row.GetString(3), row.GetString(6));
                _seats = row.IsDBNull(8) ? null : row.GetInt32(8);
                Snapshot = row.GetString(7);
                Recorded = row.GetDateTime(11);
                _rules = StoredRules.Of(row.Text(12));
                return;
            }

            var believed = row.GetBoolean(9);
            Lasts &= believed && row.GetBoolean(10);
            if (!believed)
                return;
            if (part == 1)
            {
                var detail = row.GetString(6);
                var tenure = new TenureRow(row.GetString(3), row.Period(4), row.Period(5), detail).ToTenure();
                _names[tenure.Person] = new Named(tenure.Person, row.Text(7) ?? tenure.Person) { Kind = row.Kind(13) };
                _tenures.Add(tenure);
                Weight += detail.Length;
            }
            else
            {
                _setAside.Add(new SetAsidePeriod(
                    row.GetString(3),
                    row.GetString(6),
                    Enum.Parse<Why>(row.GetString(7), ignoreCase: true),
                    row.Period(4)));
            }
        }

        public Answer Answer(Question question, bool anyEnded) => Answering.Compose(
            _rules,
            question with { Known = question.Known.After(Recorded) },
            new Named(question.Organization, _organization),
            new NamedPost(id, _name, _seats),
            new Evidence(_tenures, _setAside, anyEnded),
            person => _names[person]);
    }
}
