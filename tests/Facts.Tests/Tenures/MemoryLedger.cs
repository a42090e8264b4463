using System.Text;
using CsCheck;
using Facts.Domain.Recording;
using Facts.Domain.Sources;
using Facts.Domain.Time;
using Facts.Tests.Answers;

namespace Facts.Tests.Tenures;

/// <summary>
/// Lines of two organizations that have claims about the same people, with posts whose seats are declared early, late or never. They are
/// decided as they are everywhere; but what decides has all of the past at hand, so that nothing has to be read for it.
/// </summary>
/// <param name="Lines">With their recorded times, which often stay the same.</param>
/// <param name="Cuts">How many lines each save has.</param>
internal sealed record MemoryLedger(IReadOnlyList<string> Lines, IReadOnlyList<int> Cuts)
{
    private static readonly SourceRecorded[] Sources =
        [new() { Id = "s0", Title = "s0", PublishedAt = "2024-02-15" }, new() { Id = "s1", Title = "s1" }, new() { Id = "s2", Title = "s2", Origin = "s1", PublishedAt = "2024-02" }];

    private static readonly Gen<(int At, int Seats)> Declared = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 3]);

    public static readonly Gen<MemoryLedger> Any = Gen.Select(
        RandomLedger.Lines("o", 1, 14),
        Gen.Frequency((3, Gen.Const(new List<Dictionary<string, object>>())), (1, RandomLedger.Lines("p", 1, 5))),
        Declared.Array[RandomLedger.Posts.Length],
        Gen.Frequency((2, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Int[0, 2].Array[40],
        Gen.Int[1, 6].Array[40],
        (lines, others, posts, crowded, steps, cuts) =>
        {
            foreach (var (i, other) in others.Index())
                lines.Insert(Math.Min((3 * i) + 1, lines.Count), other);
            foreach (var (post, (at, seats)) in RandomLedger.Posts.Zip(posts).Where(post => post.Second.At <= lines.Count))
                lines.Insert(at, Post(post, seats));
            return new MemoryLedger([.. Recorded(lines, steps).Select(line => crowded ? Crowd(line) : line)], cuts);
        });

    /// <summary>Lines that declare the sources.</summary>
    public static IEnumerable<string> SourceLines => Sources.Select(source => RandomLedger.Json(new()
    {
        ["type"] = "source",
        ["id"] = source.Id,
        ["publishedAt"] = source.PublishedAt!,
        ["origin"] = source.Origin!,
    }));

    /// <summary>When a source was published.</summary>
    public static string? PublishedOf(string source) => Sources.First(one => one.Id == source).PublishedAt;

    /// <summary>The events of each save.</summary>
    public IEnumerable<IReadOnlyList<PendingEvent>> Saves()
    {
        var state = new RecordingState { By = new By("test", null), Now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        foreach (var source in Sources)
            state.Sources.Add(source.Id, source);
        var (line, saved) = (0, 0);
        foreach (var cut in Cuts.Append(Lines.Count))
        {
            for (var end = Math.Min(line + cut, Lines.Count); line < end; line++)
            {
                if (CommandParser.Parse(Encoding.UTF8.GetBytes(Lines[line])).Command is { } parsed)
                    state.Apply(Deciding.Decide(parsed, state));
            }

            if (state.Pending.Count > saved)
                yield return [.. state.Pending.Skip(saved)];
            saved = state.Pending.Count;
        }
    }

    public override string ToString() => string.Join('\n', Lines.Append(string.Join(' ', Cuts)));

    /// <summary>All of it about one post, most often with one seat: people who end each other.</summary>
    private static string Crowd(string line) => RandomLedger.Posts
        .Aggregate(line, (text, post) => text.Replace($"\"{post}\"", "\"ceo\"", StringComparison.Ordinal))
        .Replace("\"seats\":2", "\"seats\":1", StringComparison.Ordinal);

    private static Dictionary<string, object> Post(string post, int seats)
    {
        var line = new Dictionary<string, object> { ["type"] = "post", ["organization"] = "o", ["id"] = post };
        if (seats > 0)
            line["seats"] = seats == 3 ? 2 : 1;
        return line;
    }

    private static List<string> Recorded(IEnumerable<Dictionary<string, object>> lines, int[] steps)
    {
        var (at, recorded) = (new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc), new List<string>());
        foreach (var (i, line) in lines.Index())
        {
            at = at.AddDays(steps[i % steps.Length]);
            var text = new StringBuilder(RandomLedger.Json(new(line) { ["recordedAt"] = AsOf.Print(at) })).Replace("x-", "o-");
            // Both speak of the same people.
            foreach (var person in RandomLedger.People)
                text.Replace("p-" + person, "o-" + person);
            recorded.Add(text.ToString());
        }

        return recorded;
    }
}
