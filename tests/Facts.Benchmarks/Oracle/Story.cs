using System.Globalization;

namespace Facts.Benchmarks.Oracle;

/// <summary>
/// Made-up posts of which things become known, are corrected and are withdrawn; the same each time. It keeps to what a table with periods
/// and Facts must agree on, so that every difference is a fault of one of them:
/// <list type="bullet">
/// <item>one source, and dates of whole days, so every tenure is certain;</item>
/// <item>no two claims about a person share a boundary or speak of the same tenure, so nothing is disputed or merged;</item>
/// <item>a person is appointed once to a post, and a departure is told after the appointment that it ends, within the same years;</item>
/// <item>posts without declared seats, so nobody's start ends another's tenure; any number overlap;</item>
/// <item>of what is ended, the departure is withdrawn before the appointment.</item>
/// </list>
/// </summary>
internal sealed class Story
{
    /// <summary>Acts about a post, on average; posts of an organization.</summary>
    private const int ActsEach = 60, PostsEach = 5;

    private const long Hour = 3_600_000_000;
    private readonly PostStory[] _posts;

    public Story(int acts)
    {
        var choice = new Random(1);
        _posts = [.. Enumerable.Range(0, acts / ActsEach + 1).Select(n => new PostStory($"org-{n / PostsEach}", $"post-{n}", choice))];
        var now = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < acts; i++)
        {
            // Never twice the same moment, and mostly not a whole second.
            now = now.AddMicroseconds(choice.NextInt64(1, Hour));
            Acts.Add(_posts[choice.Next(_posts.Length)].Next(now));
        }
    }

    public List<Act> Acts { get; } = [];

    /// <summary>As an import file; gives the path.</summary>
    public string Write(string folder)
    {
        var path = Path.Combine(folder, $"story-{Acts.Count}.ndjson");
        File.WriteAllLines(path, Acts.Select(act => act.Line).Prepend("""{"type":"source","id":"diary","title":"Diary"}"""));
        return path;
    }

    /// <summary>
    /// Random questions. Half of the days lie at a boundary that was ever told of the post, and half of the moments are those at which
    /// something became known, or a microsecond before: there an error by one shows.
    /// </summary>
    public IEnumerable<Asked> Ask(int count, int seed)
    {
        var choice = new Random(seed);
        var (first, last) = (Acts[0].Recorded, Acts[^1].Recorded);
        for (var i = 0; i < count; i++)
        {
            var post = _posts[choice.Next(_posts.Length)];
            var on = choice.Next(2) == 0 && post.Days.Count > 0
                ? post.Days[choice.Next(post.Days.Count)].AddDays(choice.Next(-1, 2))
                : PostStory.FirstDay.AddDays(choice.Next(PostStory.DaysOfAll));
            var known = choice.Next(2) == 0
                ? Acts[choice.Next(Acts.Count)].Recorded.AddMicroseconds(-choice.Next(2))
                : first.AddMicroseconds(choice.NextInt64((last - first).Ticks / TimeSpan.TicksPerMicrosecond));
            yield return new Asked(post, on, known);
        }
    }

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
