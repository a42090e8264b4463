using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Appending;

/// <summary>A post with one seat that so many held before, one after the other; claims about further people are added to it one a request.</summary>
internal sealed class CrowdedPost(HttpClient client, int tenures)
{
    private const string Organization = "crowded";

    /// <summary>Terms last so many days, from year 1000 on.</summary>
    private const int Days = 3;

    private static readonly DateOnly First = new(1000, 1, 1);

    private int _sent;

    public string Post => $"post-{tenures}";

    /// <summary>The post, and those who held it.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $$"""{"type":"post","organization":"{{Organization}}","id":"{{Post}}","seats":1}""";
        for (var term = 0; term < tenures; term++)
            yield return Line("held", term, First.AddDays(term * Days), First.AddDays((term + 1) * Days));
    }

    /// <summary>One claim by <c>POST /api/claims</c>.</summary>
    public Task ClaimAsync(CancellationToken stop) => SendAsync(
        "/api/claims", "application/json", answer => answer.GetProperty("impact").GetArrayLength() > 0, stop);

    /// <summary>One claim as a line of <c>POST /api/import</c>.</summary>
    public Task ImportAsync(CancellationToken stop) => SendAsync(
        "/api/import", "application/x-ndjson", answer => answer.GetProperty("claims").GetInt32() == 1, stop);

    /// <returns>Milliseconds that one took, of so many.</returns>
    public static async Task<double> TimeAsync(Func<CancellationToken, Task> send, int times, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
            await send(stop);
        return watch.Elapsed.TotalMilliseconds / times;
    }

    private async Task SendAsync(string path, string type, Func<JsonElement, bool> isRight, CancellationToken stop)
    {
        // After all others, one after the other, so that posts differ in what they have before, and in nothing else.
        var number = _sent++;
        var from = First.AddDays((tenures + number) * Days);
        var line = Line("added", number, from, from.AddDays(Days));
        using var body = new StringContent(path.EndsWith("claims", StringComparison.Ordinal) ? line.Replace("\"type\":\"claim\",", "", StringComparison.Ordinal) : line, Encoding.UTF8, type);
        using var response = await client.PostAsync(path, body, stop);
        response.EnsureSuccessStatusCode();
        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync(stop));
        if (!isRight(answer))
            throw new WrongAnswerException($"{path} of {line}: {answer}");
    }

    private string Line(string what, int number, DateOnly from, DateOnly to) => $$"""
        {"type":"claim","id":"{{what}}-{{tenures}}-{{number}}","kind":"tenure","source":"register","organization":"{{Organization}}",
        "post":"{{Post}}","person":"{{what}}-{{number}}","from":"{{from:yyyy-MM-dd}}","to":"{{to:yyyy-MM-dd}}"}
        """.ReplaceLineEndings("");

    /// <summary>Makes the posts in a store, by import.</summary>
    public static async Task FillAsync(BenchStore store, string folder, IEnumerable<CrowdedPost> posts, CancellationToken stop)
    {
        var path = Path.Combine(folder, "crowded.ndjson");
        await File.WriteAllLinesAsync(path, [Register.Source, .. posts.SelectMany(post => post.Lines())], stop);
        await store.ImportAsync(path, stop);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum analyze", stop);
    }
}
