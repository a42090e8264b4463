using System.Diagnostics;
using Facts.Domain.Answers;
using Facts.Domain.Time;

namespace Facts.Benchmarks.Oracle;

/// <summary>
/// MariaDB's own two times as a judge that shares no code with Facts, and as a peer: random questions (post, day, known) about a
/// <see cref="Story"/> with its corrections and retractions are answered by both, and must be answered alike.
/// </summary>
internal sealed class OracleMeasure : IMeasure
{
    private const int Questions = 1_000;

    public string Name => "oracle";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        await using var server = await MariaDbServer.StartAsync(bench.Server.Folder, bench.Stop);
        if (server is null)
            return [Row.Absent("MariaDB", "no mariadbd and mariadb-install-db on PATH or in /usr/sbin")];
        var story = new Story(Math.Min(bench.Settings.Imported, bench.Settings.Full ? 100_000 : 10_000));
        await using var store = await bench.CreateStoreAsync();
        await store.ImportAsync(story.Write(bench.Server.Folder), bench.Stop);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", bench.Stop);
        await using var judge = await MariaDbTenures.OpenAsync(server, bench.Stop);
        await judge.LoadAsync(story.Acts, bench.Stop);

        // Of the round that runs: MariaDB has its turn first, and Facts is held against it.
        var (asked, judged) = (Array.Empty<Asked>(), Array.Empty<string>());
        var times = await Rounds.RunAsync(
            bench,
            warmUps: 1,
            ("µs, MariaDB", async round =>
            {
                asked = [.. story.Ask(Questions, seed: 1_000 + round)];
                (judged, var p50) = await AskAsync(asked, one => judge.HoldersAsync(one, bench.Stop));
                // A store that knew nothing would agree with one that knows nothing.
                if (judged.Count(people => people.Length > 0) < Questions / 4)
                    throw new WrongAnswerException("MariaDB knows of hardly any holder, so its answers judge nothing.");
                return p50;
            }
        ),
            ("µs, Facts", async round =>
            {
                var (answers, p50) = await AskAsync(asked, one => HoldersAsync(store, one, bench.Stop));
                for (var i = 0; i < asked.Length; i++)
                    WrongAnswerException.Unless(judged[i], answers[i], asked[i].ToString());
                return p50;
            }
        ));
        var what = $"p50 after {story.Acts.Count:N0} claims, corrections and retractions";
        return
        [
            new($"MariaDB {judge.Version}, both times: {what}", times[0], "µs"),
            new($"Facts, the same questions: {what}", times[1], "µs", "MariaDB", times[1].Over(times[0])),
            new("random questions, all of them answered alike", new([.. times[1].Values.Select(_ => (double)Questions)]), "a round"),
        ];
    }

    private static async Task<(string[] Answers, double P50)> AskAsync(Asked[] asked, Func<Asked, Task<string>> ask)
    {
        var (answers, times) = (new string[asked.Length], new double[asked.Length]);
        for (var i = 0; i < asked.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            answers[i] = await ask(asked[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return (answers, Series.Quantile(times, 0.5));
    }

    /// <summary>The ids in order, with commas between; who holds it only possibly, or with a dispute, is told with that.</summary>
    private static async Task<string> HoldersAsync(BenchStore store, Asked asked, CancellationToken stop)
    {
        var (on, known) = (AsOf.TryParse(Story.Text(asked.On))!, AsOf.At(asked.Known));
        var question = new Question(asked.Post.Organization, asked.Post.Post, on, known);
        var (answer, refusal) = await store.Session.Answers.AskAsync(question, stop);
        return answer is null
            ? refusal!.Code
            : string.Join(',', answer.Holders.Select(Told).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Told(Holder holder) => holder is { Certainty: Certainty.Certain, Disputed: false }
        ? holder.Person.Id
        : $"{holder.Person.Id} ({holder.Certainty}{(holder.Disputed ? ", disputed" : "")})";
}
