using System.Buffers.Text;
using System.Net;
using System.Text;
using Facts.Api.Access;
using Facts.Domain.Access;

namespace Facts.Tests.Access;

public sealed class when_a_token_says_what_one_may(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    [Theory]
    [InlineData("\"admin\"", "Admin")]
    [InlineData("\"reader auditor\"", "Reader Auditor")]
    [InlineData("[\"reader\",\"editor\"]", "Reader Editor")]
    [InlineData("[\"reader\",\"reader\"]", "Reader")]
    public void a_role_is_a_word_of_the_list(string roles, string meant) => Roles(roles).ShouldBe(meant);

    [Theory]
    [InlineData("\"Reader,Admin\"")]
    [InlineData("\"reader,admin\"")]
    [InlineData("\"editor,reviewer\"")]
    [InlineData("\"editor, reviewer\"", "Reviewer")]
    [InlineData("\"+4\"")]
    [InlineData("\"-0\"")]
    [InlineData("\"4\"")]
    [InlineData("4")]
    [InlineData("[4]")]
    [InlineData("\"\\t4\"")]
    [InlineData("\"\\tadmin\"")]
    [InlineData("\"admin\\n\"")]
    [InlineData("\"reader\\tadmin\"")]
    [InlineData("\"Admin\"")]
    [InlineData("\"ADMIN\"")]
    [InlineData("\"adm\\u0131n\"")]
    [InlineData("[\"reader admin\"]")]
    [InlineData("[[\"admin\"]]")]
    [InlineData("[{\"admin\":true}]")]
    [InlineData("{\"admin\":\"admin\"}")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void nothing_else_is(string roles, string meant = "") => Roles(roles).ShouldBe(meant);

    [Theory]
    [InlineData("[\"acme\"]", "acme")]
    [InlineData("\"acme\"", "acme")]
    [InlineData("\"acme openai\"", "acme openai")]
    [InlineData("[\"acme\",4,null,\"\"]", "acme")]
    [InlineData("[]", "")]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    [InlineData("{\"openai\":true}", "")]
    public void a_limit_that_is_none_lets_nothing_through(string organizations, string meant) =>
        string.Join('|', Permit($$"""{"sub":"ann","roles":"reader","organizations":{{organizations}}}""")!.Organizations.ShouldNotBeNull()).ShouldBe(meant);

    [Theory]
    [InlineData("""{"sub":"ann","roles":"reader","roles":"admin"}""")]
    [InlineData("""{"sub":"ann","sub":"bob","roles":"reader"}""")]
    [InlineData("""{"sub":["ann"],"roles":"reader"}""")]
    [InlineData("""{"sub":"","roles":"reader"}""")]
    [InlineData("""{"sub":"a\u0000b","roles":"reader"}""")]
    [InlineData("""{"sub":"\ud800","roles":"reader"}""")]
    [InlineData("""{"sub":"ann","organizations":["a\u0000b"]}""")]
    [InlineData("""["ann"]""")]
    [InlineData("ann")]
    public void what_is_unclear_is_nobody(string payload) => Permit(payload).ShouldBeNull();

    [Theory]
    [InlineData("""{"alg":"RS256"}""", false)]
    [InlineData("""{"alg":"RS256","crit":["exp"]}""", true)]
    [InlineData("""{"alg":"RS256","crit":[]}""", true)]
    [InlineData("""{"alg":"RS256","crit":null}""", true)]
    [InlineData("""{"alg":"RS256","alg":"none"}""", true)]
    public void a_header_that_must_be_understood_is_not(string header, bool asks) => Payload.AsksForMore(Encode(header)).ShouldBe(asks);

    [Theory]
    [InlineData("Reader,Admin", HttpStatusCode.Forbidden)]
    [InlineData("+4", HttpStatusCode.Forbidden)]
    [InlineData("\t4", HttpStatusCode.Forbidden)]
    [InlineData("editor,reviewer", HttpStatusCode.Forbidden)]
    [InlineData("auditor", HttpStatusCode.OK)]
    public async Task so_it_is_at_the_gate(string roles, HttpStatusCode status)
    {
        using var client = facts.As(facts.Issuer.Token(facts.Clock.GetUtcNow(), roles));
        (await client.GetAsync("/api/audit/status", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(status);
    }

    private static string Roles(string roles) =>
        string.Join(' ', Permit($$"""{"sub":"ann","roles":{{roles}}}""")!.Roles.Order());

    private static Permit? Permit(string payload) => Payload.PermitOf(Encode(payload), "token:", new AccessSettings());

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
