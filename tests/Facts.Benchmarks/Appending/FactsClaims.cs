using System.Text;
using System.Text.Json;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Appending;

/// <summary>Claims of a register, one a request, each client in organizations of its own.</summary>
/// <param name="client">Leads to the server.</param>
/// <param name="first">The register's claim that the first client begins with: one that is not there yet.</param>
internal sealed class FactsClaims(HttpClient client, int first = 0)
{
    /// <summary>A client's claims begin here times its number, so that no two have an organization in common.</summary>
    private const int Apart = 1_000_000;

    private readonly int[] _sent = new int[16];

    public long Sent => _sent.Sum(one => (long)one);

    public Task RecordAsync(int who, CancellationToken stop) => PostAsync(Register.Line(first + (who * Apart) + _sent[who]++), stop);

    public async Task PostAsync(string line, CancellationToken stop)
    {
        using var body = new StringContent(line, Encoding.UTF8, "application/x-ndjson");
        using var response = await client.PostAsync("/api/import", body, stop);
        response.EnsureSuccessStatusCode();
        await using var content = await response.Content.ReadAsStreamAsync(stop);
        using var report = await JsonDocument.ParseAsync(content, cancellationToken: stop);
        if (report.RootElement.GetProperty("rejected").GetArrayLength() > 0)
            throw new WrongAnswerException($"Refused: {report.RootElement}");
    }

    /// <summary>Asks for every hundredth holder that was recorded.</summary>
    public async Task CheckAsync(BenchStore store, CancellationToken stop)
    {
        for (var who = 0; who < _sent.Length; who++)
        {
            for (var sent = 0; sent < _sent[who]; sent += 100)
            {
                var claim = first + (who * Apart) + sent;
                var (post, (person, on)) = (claim / 10, Register.Holder(claim / 10, claim % 10));
                var found = await store.HoldersAsync(Register.Organization(post), Register.Post(post), on, stop);
                WrongAnswerException.Unless(person, found, $"Holder of {Register.Organization(post)} {Register.Post(post)} on {on}");
            }
        }
    }
}
