using System.Net;
using Facts.Api.Access;
using Facts.Domain.Access;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Access;

/// <summary>The endpoints come from the route table: a new one is tried like the others, whoever made it.</summary>
public sealed class when_every_endpoint_is_tried(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    /// <summary>What each is known to ask for. Another one asks for a role at least, and to write for an admin.</summary>
    private static readonly Dictionary<string, Need> Known = new(StringComparer.Ordinal)
    {
        ["GET /health/live"] = Need.Nothing,
        ["GET /health/ready"] = Need.Nothing,
        ["GET /assets/{hash}/{name}"] = Need.Nothing,
        ["GET sign-in"] = Need.Nothing,
        ["POST sign-in"] = Need.Nothing,
        ["GET /checkpoint"] = Need.Audit,
        ["GET /tile/{**path}"] = Need.Audit,
        ["GET /api/audit/proof"] = Need.Audit,
        ["GET /api/audit/consistency"] = Need.Audit,
        ["GET /api/audit/status"] = Need.Audit,
        ["GET audit"] = Need.Audit,
        ["POST audit"] = Need.Audit,
        ["POST /api/import"] = Need.Write,
        ["POST /api/claims"] = Need.Record,
        ["POST /api/claims/{id}/corrections"] = Need.Record,
        ["POST /api/claims/{id}/retractions"] = Need.Record,
        ["POST /api/claims/{id}/rulings"] = Need.Rule,
        ["POST /api/identities"] = Need.Record,
        ["GET /api/webhooks"] = Need.Administer,
        ["POST /api/webhooks"] = Need.Administer,
        ["DELETE /api/webhooks/{id}"] = Need.Administer,
        ["POST /api/webhooks/{id}/rotate"] = Need.Administer,
        ["GET /api/webhooks/{id}/deliveries"] = Need.Administer,
        ["POST /api/webhooks/{id}/deliveries/{delivery}/replay"] = Need.Administer,
        ["POST /api/proposals"] = Need.Write,
        ["GET /api/proposals"] = Need.Read,
        ["GET /api/proposals/{id}"] = Need.Read,
        ["POST /api/proposals/{id}/approval"] = Need.Rule,
        ["POST /api/proposals/{id}/rejection"] = Need.Rule,
        ["POST /api/proposals/{id}/withdrawal"] = Need.Write,
        ["GET claims/{claim}/correct"] = Need.Record,
        ["POST claims/{claim}/correct"] = Need.Record,
        ["GET claims/{claim}/retract"] = Need.Record,
        ["POST claims/{claim}/retract"] = Need.Record,
        ["GET claims/{claim}/rule"] = Need.Rule,
        ["POST claims/{claim}/rule"] = Need.Rule,
        ["GET person/identify"] = Need.Record,
        ["POST person/identify"] = Need.Record,
        ["GET source/claim"] = Need.Record,
        ["POST source/claim"] = Need.Record,
    };

    private List<Attempt> All => [.. Attempt.All(facts.Endpoints)];

    [Fact]
    public void each_asks_for_what_it_is_known_to_and_an_unknown_one_for_a_role()
    {
        All.Count.ShouldBeGreaterThan(30);
        Known.Keys.Except(All.Select(attempt => attempt.ToString())).ShouldBeEmpty();
        foreach (var attempt in All)
        {
            var expected = Known.TryGetValue(attempt.ToString(), out var need) ? need : attempt.Method is "GET" or "HEAD" ? Need.Read : (Need?)null;
            if (expected is not null)
                attempt.Grant.Need.ShouldBe(expected.Value, attempt.ToString());
            else
                attempt.Grant.Need.ShouldNotBe(Need.Nothing, attempt.ToString());
        }
    }

    [Fact]
    public async Task nobody_gets_in_without_a_key()
    {
        using var nobody = facts.As(null);
        await AllAreAsync(nobody, "without", attempt => attempt.Grant.Need == Need.Nothing);
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("editor")]
    [InlineData("reviewer")]
    [InlineData("auditor")]
    [InlineData("admin")]
    public async Task each_role_gets_in_where_it_may(string role)
    {
        using var client = facts.As(facts.Keys[role]);
        var permit = new Permit(role, new HashSet<Role> { Enum.Parse<Role>(role, ignoreCase: true) }, null);
        foreach (var attempt in All)
        {
            using var response = await attempt.SendAsync(client);
            ((int)response.StatusCode).ShouldBeLessThan(500, $"{attempt} as {role}");
            if (permit.May(attempt.Grant.Need))
                response.StatusCode.ShouldNotBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
            else
                await IsProblemAsync(response, HttpStatusCode.Forbidden, AccessCodes.Forbidden);
        }
    }

    [Fact]
    public async Task a_key_of_another_organization_sees_and_writes_nothing_of_this_one()
    {
        using var client = facts.As(facts.Keys["acme"]);
        foreach (var attempt in All.Where(attempt => attempt.Grant is { Need: not Need.Nothing, Within: not Within.None }))
        {
            using var response = await attempt.SendAsync(client);
            if (attempt.Grant.Within == Within.Claim)
                await IsProblemAsync(response, HttpStatusCode.NotFound, "unknown-claim");
            else
                await IsProblemAsync(response, HttpStatusCode.Forbidden, AccessCodes.OtherOrganization);
        }
    }

    [Fact]
    public async Task a_key_of_this_organization_gets_in_where_it_alone_is_concerned()
    {
        using var client = facts.As(facts.Keys["openai"]);
        foreach (var attempt in All.Where(attempt => attempt.Grant.Within is Within.Organization or Within.Claim))
        {
            using var response = await attempt.SendAsync(client);
            response.StatusCode.ShouldNotBeOneOf(
                [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound], attempt.ToString());
            ((int)response.StatusCode).ShouldBeLessThan(500, attempt.ToString());
        }
    }

    [Fact]
    public async Task nothing_that_is_forged_or_expired_gets_in()
    {
        foreach (var (why, token) in facts.Issuer.Forged(facts.Clock.GetUtcNow()))
        {
            using var client = facts.As(token);
            await AllAreAsync(client, why, attempt => attempt.Grant.Need == Need.Nothing);
        }
    }

    [Fact]
    public async Task a_token_gets_in_like_a_key()
    {
        using var client = facts.As(facts.Issuer.Token(facts.Clock.GetUtcNow(), new[] { "editor", "auditor" }));
        var permit = new Permit("x", new HashSet<Role> { Role.Editor, Role.Auditor }, null);
        foreach (var attempt in All)
        {
            using var response = await attempt.SendAsync(client);
            if (permit.May(attempt.Grant.Need))
                response.StatusCode.ShouldNotBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
            else
                await IsProblemAsync(response, HttpStatusCode.Forbidden, AccessCodes.Forbidden);
        }
    }

    private async Task AllAreAsync(HttpClient client, string why, Func<Attempt, bool> letIn)
    {
        foreach (var attempt in All)
        {
            using var response = await attempt.SendAsync(client);
            if (letIn(attempt))
            {
                response.StatusCode.ShouldNotBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
                continue;
            }

            response.Headers.WwwAuthenticate.ShouldHaveSingleItem($"{attempt}, {why}").Scheme.ShouldBe("Bearer");
            await IsProblemAsync(response, HttpStatusCode.Unauthorized, AccessCodes.Unauthenticated);
        }
    }
}
