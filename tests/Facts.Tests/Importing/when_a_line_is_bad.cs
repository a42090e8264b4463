using System.Text;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>A store in which some things are known already, for lines to conflict with.</summary>
public sealed class KnownThings(PostgresFixture postgres) : IAsyncLifetime
{
    internal FactsStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = await FactsStore.CreateAsync(postgres, "lines");
        var report = await Store.ImportAsync(
            """{"type":"source","id":"s1","title":"One","text":"Ann leads Acme. Bob leads Acme. It is said that Ann leads Acme well."}""",
            """{"type":"source","id":"mute","title":"Without text"}""",
            """{"type":"organization","id":"acme","name":"Acme"}""",
            """{"type":"person","id":"ann","name":"Ann"}""",
            """{"type":"post","organization":"acme","id":"ceo","name":"Chief","seats":1}""",
            """{"type":"claim","id":"c1","kind":"tenure","source":"s1","organization":"acme","post":"ceo","person":"ann","from":"2020-01-01","to":"2021-01-01","recordedAt":"2024-05-01T00:00:00Z"}""",
            """{"type":"claim","id":"other","kind":"statement","source":"s1","organization":"elsewhere"}""");
        report.Rejected.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}

/// <summary>Once for each code; what else has it is proved in memory.</summary>
public sealed class when_a_line_is_bad(KnownThings known) : IClassFixture<KnownThings>
{
    private const string Claim = "\"type\":\"claim\",\"id\":\"new\",\"source\":\"s1\",\"organization\":\"acme\"";

    public static TheoryData<string, string> Lines => new()
    {
        { "invalid-json", "nonsense" },
        { "unknown-type", "{" + Claim + ",\"kind\":\"rumour\"}" },
        { "missing-field", """{"type":"person"}""" },
        { "unknown-field", """{"type":"correction","claim":"c1","set":{"organization":"x"},"reason":"r"}""" },
        { "invalid-value", """{"type":"outcome","claim":"c1","outcome":"lapsed"}""" },
        { "invalid-date", "{" + Claim + ",\"kind\":\"statement\",\"recordedAt\":\"2031-01-01T00:00:00Z\"}" },
        { "ends-before-it-starts", """{"type":"correction","claim":"c1","set":{"to":"2019"},"reason":"r"}""" },
        { "unknown-source", """{"type":"correction","claim":"c1","set":{"source":"nowhere"},"reason":"r"}""" },
        { "unknown-claim", "{" + Claim + ",\"kind\":\"denial\",\"denies\":\"other\"}" },
        { "unknown-person", """{"type":"name","person":"nobody","name":"N","reason":"r"}""" },
        { "unknown-organization", """{"type":"name","organization":"nobody","name":"N","reason":"r"}""" },
        { "quote-not-found", "{" + Claim + ",\"kind\":\"statement\",\"quote\":\"Cyd leads\"}" },
        { "quote-ambiguous", "{" + Claim + ",\"kind\":\"statement\",\"quote\":\"Ann leads Acme\"}" },
        { "id-conflict", """{"type":"source","id":"s1","title":"One","text":"Another text."}""" },
        { "id-conflict", """{"type":"claim","id":"c1","kind":"tenure","source":"s1","organization":"acme","post":"ceo","person":"ann","from":"2020-01-02"}""" },
        { "recorded-time-goes-back", "{" + Claim + ",\"kind\":\"statement\",\"recordedAt\":\"2024-04-30T23:59:59Z\"}" },
        { "too-long", "{\"type\":\"person\",\"id\":\"" + new string('x', 201) + "\"}" },
    };

    [Theory]
    [MemberData(nameof(Lines), DisableDiscoveryEnumeration = true)]
    public async Task it_is_refused_with_its_number_and_a_code_and_good_lines_around_it_are_kept(string code, string line)
    {
        var report = await known.Store.ImportAsync("""{"type":"person","id":"before"}""", line, """{"type":"person","id":"after"}""");
        var refused = report.Rejected.ShouldHaveSingleItem();
        refused.Line.ShouldBe(2);
        refused.Code.ShouldBe(code);
        refused.Message.Length.ShouldBeInRange(10, 400);
        (report.Other + report.Unchanged).ShouldBe(2);
    }

    [Fact]
    public async Task it_refuses_bytes_that_are_not_utf_8()
    {
        byte[] line = [.. "{\"type\":\"person\",\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        (await known.Store.ImportAsync(new MemoryStream(line))).Rejected.ShouldHaveSingleItem().Code.ShouldBe("not-utf-8");
    }

    [Fact]
    public async Task it_takes_a_line_of_exactly_one_mebibyte()
    {
        const string start = "{\"type\":\"source\",\"id\":\"brim\",\"text\":\"", end = "\"}";
        var line = start + new string('x', (1024 * 1024) - start.Length - end.Length) + end;
        Encoding.UTF8.GetByteCount(line).ShouldBe(1024 * 1024);
        (await known.Store.ImportAsync(line, """{"type":"person","id":"behind"}""")).Rejected.ShouldBeEmpty();
    }
}
