namespace Facts.Domain.Tests.Recording;

public sealed class when_a_line_is_bad
{
    private static readonly string[] Known =
    [
        """{"type":"source","id":"s1","title":"One","text":"Ann leads Acme. Bob leads Acme. It is said that Ann leads Acme well."}""",
        """{"type":"source","id":"mute","title":"Without text"}""",
        """{"type":"organization","id":"acme","name":"Acme"}""",
        """{"type":"person","id":"ann","name":"Ann"}""",
        """{"type":"post","organization":"acme","id":"ceo","name":"Chief","seats":1}""",
        """{"type":"claim","id":"c1","kind":"tenure","source":"s1","organization":"acme","post":"ceo","person":"ann","from":"2020-01-01","to":"2021-01-01","recordedAt":"2024-05-01T00:00:00Z"}""",
        """{"type":"claim","id":"other","kind":"statement","source":"s1","organization":"elsewhere"}""",
    ];

    private const string Claim = "\"type\":\"claim\",\"id\":\"new\",\"source\":\"s1\",\"organization\":\"acme\"";
    private const string Post = Claim + ",\"post\":\"ceo\",\"person\":\"ann\"";

    public static TheoryData<string, string> Lines => new()
    {
        { "invalid-json", "nonsense" },
        { "invalid-json", """{"type":"person","id":"x" """ },
        { "invalid-json", """[1,2]""" },
        { "invalid-json", "\"text\"" },
        { "invalid-json", """{"type":"person","type":"person","id":"x"}""" },
        { "invalid-json", """{"type":"person","id":"\ud800"}""" },
        { "invalid-json", """{"type":"source","id":"x","text":"a\u0000b"}""" },
        { "invalid-json", string.Concat(Enumerable.Repeat("[", 5000)) },
        { "unknown-type", """{"type":"clam","id":"x"}""" },
        { "unknown-type", "{" + Claim + ",\"kind\":\"rumour\"}" },
        { "missing-field", """{"id":"x"}""" },
        { "missing-field", """{"type":"person"}""" },
        { "missing-field", """{"type":"person","id":""}""" },
        { "missing-field", """{"type":"person","id":null}""" },
        { "missing-field", """{"type":"post","id":"x"}""" },
        { "missing-field", "{" + Claim + "}" },
        { "missing-field", "{" + Claim + ",\"kind\":\"appointment\",\"post\":\"ceo\",\"when\":\"2020\"}" },
        { "missing-field", "{" + Post + ",\"kind\":\"appointment\"}" },
        { "missing-field", "{" + Post + ",\"kind\":\"dismissal\"}" },
        { "missing-field", "{" + Post + ",\"kind\":\"resignation\"}" },
        { "missing-field", "{" + Post + ",\"kind\":\"tenure\"}" },
        { "missing-field", "{" + Claim + ",\"kind\":\"plan\"}" },
        { "missing-field", "{" + Claim + ",\"kind\":\"threat\"}" },
        { "missing-field", "{" + Claim + ",\"kind\":\"denial\"}" },
        { "missing-field", "{" + Claim + ",\"kind\":\"figure\",\"measure\":\"m\"}" },
        { "missing-field", """{"type":"correction","claim":"c1","set":{"to":"2022"}}""" },
        { "missing-field", """{"type":"correction","claim":"c1","set":{},"reason":"r"}""" },
        { "missing-field", """{"type":"retraction","claim":"c1"}""" },
        { "missing-field", """{"type":"ruling","claim":"c1","reason":"r"}""" },
        { "missing-field", """{"type":"identity","person":"ann"}""" },
        { "missing-field", """{"type":"outcome","claim":"c1"}""" },
        { "unknown-field", """{"type":"person","id":"x","nmae":"X"}""" },
        { "unknown-field", "{" + Post + ",\"kind\":\"appointment\",\"when\":\"2020\",\"from\":\"2020\"}" },
        { "unknown-field", """{"type":"correction","claim":"c1","set":{"whne":"2022"},"reason":"r"}""" },
        { "unknown-field", """{"type":"correction","claim":"c1","set":{"organization":"x"},"reason":"r"}""" },
        { "unknown-field", """{"type":"identity","person":"ann","sameAs":"a","notSameAs":"b"}""" },
        { "invalid-value", """{"type":"person","id":7}""" },
        { "invalid-value", """{"type":"post","organization":"acme","id":"x","seats":0}""" },
        { "invalid-value", """{"type":"post","organization":"acme","id":"x","seats":"two"}""" },
        { "invalid-value", "{" + Post + ",\"kind\":\"appointment\",\"when\":\"2020\",\"capacity\":\"eternal\"}" },
        { "invalid-value", """{"type":"person","id":"tab\there"}""" },
        { "invalid-value", """{"type":"retraction","claim":"no spaces","reason":"r"}""" },
        { "invalid-date", "{" + Post + ",\"kind\":\"appointment\",\"when\":\"2023-02-29\"}" },
        { "invalid-date", "{" + Post + ",\"kind\":\"appointment\",\"when\":\"Friday\"}" },
        { "invalid-date", "{" + Post + ",\"kind\":\"appointment\",\"when\":\"..\"}" },
        { "invalid-date", "{" + Post + ",\"kind\":\"tenure\",\"from\":\"..\"}" },
        { "invalid-date", "{" + Post + ",\"kind\":\"tenure\",\"from\":\"Y170000002\"}" },
        { "invalid-date", "{" + Post + ",\"kind\":\"tenure\",\"from\":\"-0044-03-15\"}" },
        { "invalid-date", "{" + Post + ",\"kind\":\"tenure\",\"from\":\"2020\",\"recordedAt\":\"yesterday\"}" },
        { "invalid-date", "{" + Post + ",\"kind\":\"tenure\",\"from\":\"2020\",\"recordedAt\":\"2031-01-01T00:00:00Z\"}" },
        { "ends-before-it-starts", "{" + Post + ",\"kind\":\"tenure\",\"from\":\"2021-01-02\",\"to\":\"2021-01-01\"}" },
        { "ends-before-it-starts", """{"type":"correction","claim":"c1","set":{"to":"2019"},"reason":"r"}""" },
        { "unknown-source", """{"type":"claim","id":"new","kind":"statement","source":"nowhere","organization":"acme"}""" },
        { "unknown-source", """{"type":"correction","claim":"c1","set":{"to":"2022"},"reason":"r","source":"nowhere"}""" },
        { "unknown-source", """{"type":"correction","claim":"c1","set":{"source":"nowhere"},"reason":"r"}""" },
        { "unknown-claim", """{"type":"correction","claim":"none","set":{"to":"2022"},"reason":"r"}""" },
        { "unknown-claim", """{"type":"retraction","claim":"none","reason":"r"}""" },
        { "unknown-claim", """{"type":"ruling","claim":"none","rank":"normal","reason":"r"}""" },
        { "unknown-claim", """{"type":"outcome","claim":"none","outcome":"lapsed"}""" },
        { "unknown-claim", "{" + Claim + ",\"kind\":\"denial\",\"denies\":\"none\"}" },
        { "unknown-claim", "{" + Claim + ",\"kind\":\"denial\",\"denies\":\"other\"}" },
        { "unknown-claim", "{" + Claim + ",\"kind\":\"denial\",\"denies\":\"new\"}" },
        { "quote-not-found", "{" + Claim + ",\"kind\":\"statement\",\"quote\":\"Cyd leads\"}" },
        { "quote-not-found", "{" + Claim + ",\"kind\":\"statement\",\"quote\":\"ann leads\"}" },
        { "quote-not-found", """{"type":"claim","id":"new","kind":"statement","source":"mute","organization":"acme","quote":"Ann"}""" },
        { "quote-not-found", "{" + Claim + ",\"kind\":\"statement\",\"quote\":\"Ann leads\",\"prefix\":\"Bob \"}" },
        { "quote-ambiguous", "{" + Claim + ",\"kind\":\"statement\",\"quote\":\"Ann leads Acme\"}" },
        { "id-conflict", """{"type":"source","id":"s1","title":"One","text":"Another text."}""" },
        { "id-conflict", """{"type":"organization","id":"acme","name":"Acme, Inc."}""" },
        { "id-conflict", """{"type":"person","id":"ann","name":"Anne"}""" },
        { "id-conflict", """{"type":"post","organization":"acme","id":"ceo","name":"Chief","seats":2}""" },
        { "id-conflict", """{"type":"claim","id":"c1","kind":"tenure","source":"s1","organization":"acme","post":"ceo","person":"ann","from":"2020-01-02"}""" },
        { "recorded-time-goes-back", "{" + Claim + ",\"kind\":\"statement\",\"recordedAt\":\"2024-04-30T23:59:59Z\"}" },
        { "recorded-time-goes-back", """{"type":"retraction","claim":"c1","reason":"r","recordedAt":"2024-04-30T00:00:00Z"}""" },
        { "too-long", "{\"type\":\"source\",\"id\":\"long\",\"text\":\"" + new string('x', 1024 * 1024) + "\"}" },
        { "too-long", "{\"type\":\"person\",\"id\":\"" + new string('x', 201) + "\"}" },
        { "too-long", "{\"type\":\"retraction\",\"reason\":\"r\",\"claim\":\"" + new string('x', 101) + "\"}" },
    };

    [Theory]
    [MemberData(nameof(Lines), DisableDiscoveryEnumeration = true)]
    public void it_is_refused_with_a_code_and_a_sentence(string code, string line)
    {
        var lines = new Decided().Given(Known);
        var events = lines.State.Pending.Count;
        var refused = lines.Say(line).Refusal.ShouldNotBeNull();
        refused.Code.ShouldBe(code);
        refused.Message.Length.ShouldBeInRange(10, 400);
        lines.State.Pending.Count.ShouldBe(events);
    }
}
