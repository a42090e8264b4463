using System.Net;
using System.Text;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Idempotency;

/// <summary>Every test uses keys and claims of its own, as they share the store.</summary>
public sealed class when_a_request_is_sent_again(ServedFacts served) : IClassFixture<ServedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task it_gets_the_same_answer_and_writes_once()
    {
        var body = Claim("once-1", "ann");
        var first = await PostAsync("/api/claims", body, "k-1");
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        first.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
        var again = await PostAsync("/api/claims", body, "k-1");
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (again.Headers.ETag, again.Headers.Location).ShouldBe((first.Headers.ETag, first.Headers.Location));
        (await again.Content.ReadAsStringAsync(Stop)).ShouldBe(await first.Content.ReadAsStringAsync(Stop));
        // Without the key it is what it is: there already.
        (await PostAsync("/api/claims", body, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task an_act_is_done_once_though_the_version_moved_on()
    {
        const string path = "/api/claims/signed-tandai-chen/corrections", body = """{"set":{"note":"once"},"reason":"test"}""";
        var seen = await served.Client.ETagAsync("/api/claims/signed-tandai-chen");
        var first = await PostAsync(path, body, "k-2", seen);
        var again = await PostAsync(path, body, "k-2", seen);
        (first.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        (await served.Client.ETagAsync("/api/claims/signed-tandai-chen")).ShouldBe(first.Headers.ETag!.Tag);
        await IsProblemAsync(await PostAsync(path, body, "k-2b", seen), HttpStatusCode.PreconditionFailed, "stale");
        // A refusal is an answer, too.
        await IsProblemAsync(await PostAsync(path, body, "k-2b", first.Headers.ETag!.Tag), HttpStatusCode.PreconditionFailed, "stale");
    }

    [Theory]
    [InlineData("/api/claims", """{"x":1}""")]
    [InlineData("/api/claims/signed-tandai-chen/retractions", """{"reason":"test"}""")]
    public async Task its_key_is_good_for_nothing_else(string path, string other)
    {
        var key = "k-3" + path.Length;
        (await PostAsync("/api/claims", Claim("once-3-" + path.Length, "bea"), key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var body = path == "/api/claims" ? Claim("once-3x", "bea") : other;
        await IsProblemAsync(await PostAsync(path, body, key, "*"), HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await served.Client.GetAsync("/api/claims/once-3x", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task a_key_is_one_visible_word(string key) =>
        await IsProblemAsync(await PostAsync("/api/claims", Claim("once-4", "ann"), key), HttpStatusCode.BadRequest, "invalid-value");

    [Fact]
    public async Task of_many_at_once_one_writes_and_the_others_wait_or_get_its_answer()
    {
        for (var round = 0; round < 10; round++)
        {
            var (body, key) = (Claim($"once-5-{round}", "cleo"), $"k-5-{round}");
            var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync("/api/claims", body, key)));
            all.Count(one => one.StatusCode == HttpStatusCode.Created && !one.Headers.Contains("Idempotency-Replayed")).ShouldBe(1);
            foreach (var other in all.Where(one => one.StatusCode != HttpStatusCode.Created))
                await IsProblemAsync(other, HttpStatusCode.Conflict, "request-in-flight");
            (await PostAsync("/api/claims", body, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }

    [Fact]
    public async Task while_the_first_is_worked_on_it_is_told_so()
    {
        await using var connection = new Npgsql.NpgsqlConnection(served.Store.ConnectionString);
        await connection.OpenAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var command = new Npgsql.NpgsqlCommand(Facts.Store.Storage.Sql.File("Idempotency/take_key.sql"), connection)
        {
            Parameters = { new() { Value = "" }, new() { Value = "k-6" } },
        };
        await command.ExecuteScalarAsync(Stop);
        await IsProblemAsync(await PostAsync("/api/claims", Claim("once-6", "ann"), "k-6"), HttpStatusCode.Conflict, "request-in-flight");
        await transaction.RollbackAsync(Stop);
        (await PostAsync("/api/claims", Claim("once-6", "ann"), "k-6")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task an_import_gets_the_same_report()
    {
        var lines = """{"type":"source","id":"once-7","title":"t"}""" + "\n" + "nonsense";
        var first = await PostAsync("/api/import", lines, "k-7", type: "application/x-ndjson");
        var again = await PostAsync("/api/import", lines, "k-7", type: "application/x-ndjson");
        (await again.Content.ReadAsStringAsync(Stop)).ShouldBe(await first.Content.ReadAsStringAsync(Stop));
        (await BodyAsync(again)).GetProperty("sources").GetInt32().ShouldBe(1);
        (await BodyAsync(await PostAsync("/api/import", lines, null, type: "application/x-ndjson"))).GetProperty("unchanged").GetInt32().ShouldBe(1);
        await IsProblemAsync(await PostAsync("/api/import", lines + "\n", "k-7", type: "application/x-ndjson"), HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    private static string Claim(string id, string person) =>
        $$"""{"id":"{{id}}","kind":"appointment","source":"article-2023-11-20","organization":"once","post":"{{id}}","person":"{{person}}","when":"2024-01-01"}""";

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string? key, string? ifMatch = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await served.Client.SendAsync(request, Stop);
    }
}
