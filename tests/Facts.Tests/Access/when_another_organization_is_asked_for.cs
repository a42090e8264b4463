using System.Net;
using System.Text;
using Facts.Domain.Access;
using Facts.Store.Exports;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace Facts.Tests.Access;

/// <summary>
/// Every route, from the route table, by whoever has each role, in every way that a request has to name something: whoever is limited to
/// one organization sees no byte of another one, and changes nothing of it.
/// </summary>
/// <remarks>
/// Texts of a source that several organizations cite are not in it: nothing of <c>theirs</c> is cited by <c>acme</c> here.
/// </remarks>
[Slow]
public sealed class when_another_organization_is_asked_for(TwoOrganizations two) : IClassFixture<TwoOrganizations>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private List<RouteEndpoint> Endpoints => [.. two.Facts.Endpoints];

    public static TheoryData<string> Roles => [.. Enum.GetNames<Role>().Select(role => role.ToLowerInvariant())];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task who_is_limited_sees_nothing_of_it(string role)
    {
        var before = await TheirsAsync();
        using var client = Client(TwoOrganizations.Limited + role);
        var token = await TokenAsync(client);
        var seen = new List<string>();
        foreach (var (endpoint, method, twist, values) in All([.. Twist.Judged, .. Twist.Refused, .. Twist.WithBody]))
        {
            var told = await AskAsync(client, endpoint, method, twist, values, token);
            if (told.Contains(TwoOrganizations.Mark, StringComparison.OrdinalIgnoreCase))
                seen.Add($"{method} {endpoint.RoutePattern.RawText}: {twist.Name}");
        }

        seen.ShouldBeEmpty();
        (await TheirsAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task what_says_one_thing_twice_is_refused_of_everybody(string role)
    {
        using var client = Client(role);
        // Whoever is limited tries the others too.
        foreach (var (endpoint, method, twist, values) in All([Twist.Refused[0], Twist.WithBody[0]]))
        {
            using var request = twist.Request(endpoint, method, values, "", "");
            using var response = await client.SendAsync(request, Stop);
            await IsRefusedAsync(response, twist.Body is null ? "invalid-value" : "body-not-allowed", $"{method} {endpoint.RoutePattern.RawText}: {twist.Name}");
        }
    }

    /// <summary>Otherwise the first test could not fail.</summary>
    [Fact]
    public async Task who_is_not_limited_sees_it_wherever_it_is()
    {
        using var client = Client("admin");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (endpoint, method, twist, values) in All(Twist.Judged).Where(one => one.Method == "GET" && !IsEndless(one.Endpoint)))
        {
            if ((await AskAsync(client, endpoint, method, twist, values, "")).Contains(TwoOrganizations.Mark, StringComparison.OrdinalIgnoreCase))
                seen.Add(endpoint.RoutePattern.RawText!.Replace("{format}", values["format"], StringComparison.Ordinal));
        }

        string[] expected =
        [
            "/api/holders", "/api/state", "/api/timeline", "/api/changes", "/api/changes/claims", "/api/trail", "/api/claims/", "/api/claims/{id}",
            "/api/claims/{id}/provenance", "/api/sources", "/api/people", "/api/search", "/api/organizations", "/api/proposals", "/api/proposals/{id}",
            "/api/webhooks", "/pages/suggest", "timeline", "changes", "claims/{claim}", "source", "person", "board", "",
            "proposals", "claims/{claim}/correct", "source/claim", "search",
            // Of a review of claims there is one where somebody ruled.
            .. ExportFormat.All.Where(format => format.Name != "claimreview").Select(format => "/api/export/" + format.Name),
        ];
        expected.Select(one => one.Trim('/')).Except(seen.Select(one => one.Trim('/'))).ShouldBeEmpty();
    }

    /// <summary>A source of both is read by both, with their own citations; what the other says by it stays theirs.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task of_a_source_that_both_cite_each_sees_its_own_citations(bool mine)
    {
        var (own, other) = mine ? (TwoOrganizations.Own, TwoOrganizations.Mark) : (TwoOrganizations.Mark, TwoOrganizations.Own);
        using var client = Client(mine ? TwoOrganizations.Limited + "admin" : TwoOrganizations.TheirKey);
        var (seen, leaks) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var (endpoint, method, twist, values) in All(Twist.Common(mine)).Where(one => one.Method == "GET" && !IsEndless(one.Endpoint)))
        {
            var route = endpoint.RoutePattern.RawText!.Replace("{format}", values["format"], StringComparison.Ordinal).Trim('/');
            var told = await AskAsync(client, endpoint, method, twist, values, "");
            if (told.Contains(other, StringComparison.OrdinalIgnoreCase))
                leaks.Add($"{route}: {twist.Name}");
            if (told.Contains(own, StringComparison.OrdinalIgnoreCase))
                seen.Add(route);
        }

        leaks.ShouldBeEmpty();
        string[] expected = ["api/sources", "source", "api/claims", "api/export/claims-csv", "api/export/prov-json", "api/export/tenures-csv"];
        expected.Except(seen).ShouldBeEmpty();
    }

    private IEnumerable<(RouteEndpoint Endpoint, string Method, Twist Twist, Dictionary<string, string> Values)> All(Twist[] twists) =>
        from attempt in Attempt.All(Endpoints)
        from twist in twists
        where twist.Body is null || attempt.Method == "GET"
        from values in Values(attempt.Endpoint, twist.Route)
        select (attempt.Endpoint, attempt.Method, twist, values);

    private IEnumerable<Dictionary<string, string>> Values(RouteEndpoint endpoint, bool theirs)
    {
        var path = endpoint.RoutePattern.RawText!;
        var (mine, other) = two.Ids.FirstOrDefault(one => path.StartsWith(one.Key, StringComparison.Ordinal)).Value;
        var id = (theirs ? other : mine) ?? "x";
        foreach (var format in endpoint.RoutePattern.GetParameter("format") is null ? ["x"] : ExportFormat.All.Select(one => one.Name))
        {
            yield return new(StringComparer.Ordinal)
            {
                ["id"] = id,
                ["claim"] = id,
                ["format"] = format,
                ["documentName"] = "v1",
                ["path"] = "entries/000.p/1",
                ["delivery"] = "x",
            };
        }
    }

    /// <summary>All that is told: headers and body.</summary>
    private async Task<string> AskAsync(
        HttpClient client, RouteEndpoint endpoint, string method, Twist twist, Dictionary<string, string> values, string token)
    {
        using var request = twist.Request(endpoint, method, values, token, two.Ids["/api/proposals/"].Theirs);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        ((int)response.StatusCode).ShouldBeLessThan(500, $"{method} {endpoint.RoutePattern.RawText}: {twist.Name}");
        return response.Headers.ToString() + response.Content.Headers + await ReadAsync(response, endpoint);
    }

    /// <summary>What has no end is read until it tells of the last thing that was recorded, which is one's own.</summary>
    private static async Task<string> ReadAsync(HttpResponseMessage response, RouteEndpoint endpoint)
    {
        if (!IsEndless(endpoint) || response.StatusCode != HttpStatusCode.OK)
            return await response.Content.ReadAsStringAsync(Stop);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Patience.Limit);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(limit.Token));
        var told = new StringBuilder();
        try
        {
            while (!told.ToString().Contains("cfo", StringComparison.Ordinal))
                told.AppendLine(await lines.ReadLineAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!Stop.IsCancellationRequested)
        {
            Assert.Fail($"The stream never told of what is one's own: {told}");
        }

        return told.ToString();
    }

    private static bool IsEndless(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.EndsWith("/stream", StringComparison.Ordinal);

    private HttpClient Client(string name)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = two.Facts.Address,
            Timeout = Patience.Limit,
        };
        client.DefaultRequestHeaders.Authorization = new("Bearer", two.Facts.Keys[name]);
        return client;
    }

    /// <summary>What forms are sent with, so that they get further than to its absence.</summary>
    private static async Task<string> TokenAsync(HttpClient client)
    {
        var form = await WebForm.GetAsync(client, "/sign-in");
        form["__RequestVerificationToken"].ShouldNotBeEmpty();
        return form["__RequestVerificationToken"];
    }

    /// <summary>Everything that is recorded of theirs.</summary>
    private Task<string> TheirsAsync() => Sql.AskAsync<string>(two.Facts.Store.ConnectionString, """
        select (select count(*) from facts.mt_events where stream_id in ('organization/theirs', 'source/their-source', 'person/their-person'))
            || ' ' || (select string_agg(p::text, ' ' order by p::text) from facts.proposals p where p::text like '%their-claim%')
            || ' ' || (select count(*) from facts.webhooks where organization = 'theirs')
        """);

    private static async Task IsRefusedAsync(HttpResponseMessage response, string code, string what)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, what);
        (await Http.BodyAsync(response)).GetProperty("code").GetString().ShouldBe(code, what);
    }
}
