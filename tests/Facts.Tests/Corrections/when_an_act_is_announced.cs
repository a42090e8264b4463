using CsCheck;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Store.Corrections;
using Facts.Tests.Answers;
using Facts.Tests.Support;

namespace Facts.Tests.Corrections;

/// <summary>What an act is announced to change is what it changes, and can be undone; on ledgers made by chance.</summary>
[Slow]
public sealed class when_an_act_is_announced(PostgresFixture postgres)
{
    private const string Sources = """{"type":"source","id":"s0"}""" + "\n" + """{"type":"source","id":"s1"}""" + "\n" + """{"type":"source","id":"s2","origin":"s1"}""";

    private static readonly string[] Dates =
        ["2024-02-03", "2024-02-11", "2024-02-20", "[2024-02-05..2024-02-15]", "[..2024-02-18]", "2024-02", "2024-02-17?", "2024-02-12T12:00:00Z"];

    /// <summary>However many cases there are, and minutes with them.</summary>
    private const string Later = "2100-01-01";

    private static readonly string[] Days = ["2024-01-31", "2024-02-05", "2024-02-12T12:00:00Z", "2024-02-17", "2024-02-28", "2024-03-01"];

    private static readonly Gen<(List<Dictionary<string, object>> Lines, int[] Roll)> Ledgers =
        Gen.Select(RandomLedger.Lines("ORG", 3, 20), Gen.Int[0, 9_999].Array[5]);

    private readonly SettableClock _clock = new();

    [Fact]
    public async Task it_does_what_was_announced_and_changes_tells_the_same()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "announced", _clock);
        await store.ImportAsync(Sources);
        var (cases, acted, moved) = (0, 0, 0);
        await Ledgers.SampleAsync(
            async ledger =>
            {
                var organization = $"o{++cases}";
                if (await ClaimAsync(store, organization, ledger) is not { } claim)
                    return;
                var act = Act(claim, organization, ledger.Roll);
                var before = _clock.Now;
                var at = _clock.Tick();
                var (announced, refusal) = await store.TryActAsync(new ClaimEdit(claim.Id, act), version: null, dryRun: true);
                (await store.ChangesAsync(organization, before, at)).ShouldBeEmpty();
                if (refusal is not null)
                    return;
                var deed = await store.ActAsync(claim.Id, act);
                Acts.Text(deed.Impact).ShouldBe(Acts.Text(announced!.Impact));
                (deed.Version, deed.Unchanged).ShouldBe((announced.Version, announced.Unchanged));
                Acts.Text(await store.ChangesAsync(organization, before, at)).ShouldBe(Acts.Text(deed.Impact));
                acted++;
                moved += deed.Impact.Count > 0 ? 1 : 0;
            },
            iter: Cases.Of(30), threads: 1, print: Print);
        acted.ShouldBeGreaterThan(15);
        moved.ShouldBeGreaterThan(8);
    }

    [Fact]
    public async Task it_answers_as_before_when_an_act_is_undone()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "undone", _clock);
        await store.ImportAsync(Sources);
        var (cases, undone) = (0, 0);
        await Ledgers.SampleAsync(
            async ledger =>
            {
                var organization = $"o{++cases}";
                if (await ClaimAsync(store, organization, ledger) is not { } claim)
                    return;
                var ranks = claim.Rank == Rank.Normal && ledger.Roll[0] % 3 == 0;
                var (act, undo) = ranks
                    ? (Acts.Ruling(claim.Id, ledger.Roll[1] % 2 == 0 ? Rank.Preferred : Rank.Deprecated), Acts.Ruling(claim.Id, Rank.Normal))
                    : Correction(claim, organization, ledger.Roll);
                var before = await AnswersAsync(store, organization);
                var known = _clock.Now;
                _clock.Tick();
                var (deed, refusal) = await store.TryActAsync(new ClaimEdit(claim.Id, act), version: null, dryRun: false);
                if (refusal is not null || deed!.Unchanged)
                    return;
                var at = _clock.Tick();
                (await store.ActAsync(claim.Id, undo)).Unchanged.ShouldBeFalse();
                (await AnswersAsync(store, organization)).ShouldBe(before);
                (await store.ChangesAsync(organization, known, at)).ShouldBeEmpty();
                undone++;
            },
            iter: Cases.Of(40), threads: 1, print: Print);
        undone.ShouldBeGreaterThan(20);
        var replayed = await store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken);
        FactsJson.Write(replayed.Differing).ShouldBe("[]");
    }

    /// <summary>Imports the ledger and picks one of its claims; null when it has none.</summary>
    private static async Task<Claim?> ClaimAsync(FactsStore store, string organization, (List<Dictionary<string, object>> Lines, int[] Roll) ledger)
    {
        var lines = RandomLedger.Posts.Select(post => $$"""{"type":"post","organization":"{{organization}}","id":"{{post}}"{{(post == "ceo" ? ",\"seats\":1" : "")}}}""")
            .Concat(ledger.Lines.Select(RandomLedger.Json))
            .Select(line => line.Insert(1, "\"recordedAt\":\"2025-01-01T00:00:00Z\",").Replace("ORG", organization, StringComparison.Ordinal).Replace("x-", organization + "-", StringComparison.Ordinal));
        await store.ImportAsync([.. lines]);
        var folded = new Organization(organization);
        foreach (var (data, recordedAt) in await LiveFold.EventsAsync(store, Streams.Organization(organization)))
            folded.Apply(data, recordedAt);
        var claims = folded.Claims.Values.Where(claim => claim.Body is PostClaim).OrderBy(claim => claim.Id, StringComparer.Ordinal).ToList();
        return claims.Count == 0 ? null : claims[ledger.Roll[4] % claims.Count];
    }

    private static RecordingCommand Act(Claim claim, string organization, int[] roll) => (roll[0] % 4) switch
    {
        0 => Acts.Retraction(claim.Id),
        1 => Acts.Ruling(claim.Id, (Rank)(roll[1] % 3)),
        _ => Correction(claim, organization, roll).Act,
    };

    private static (RecordingCommand Act, RecordingCommand Undo) Correction(Claim claim, string organization, int[] roll)
    {
        var body = (PostClaim)claim.Body;
        var (field, was) = (roll[2] % 5, claim.Body) switch
        {
            (0, _) => ("post", body.Post),
            (1, _) => ("person", body.Person),
            (_, AppointmentClaimed appointment) => ("when", appointment.When),
            (_, DismissalClaimed dismissal) => ("when", dismissal.When),
            (_, ResignationClaimed resignation) => ("when", resignation.When),
            (2, TenureClaimed tenure) => ("from", tenure.From),
            (_, TenureClaimed tenure) => ("to", tenure.To),
            _ => ("note", claim.Body.Note),
        };
        string[] values = field switch
        {
            "post" => RandomLedger.Posts,
            "person" => [.. new[] { "ann", "bob", "cyd", "dot", "eve" }.Select(person => $"{organization}-{person}")],
            _ => Dates,
        };
        var others = values.Where(value => value != was).ToArray();
        return (Acts.Correction(claim.Id, field, others[roll[3] % others.Length]), Acts.Correction(claim.Id, field, was));
    }

    /// <summary>All but the recorded time and what is set aside: the undone wording is, ever after.</summary>
    private static async Task<List<string>> AnswersAsync(FactsStore store, string organization)
    {
        var answers = new List<string>();
        foreach (var on in Days)
        {
            foreach (var answer in await store.AskAllAsync(organization, on, Later))
                answers.Add(FactsJson.Write(answer with { KnownAt = "", SetAside = [] }));
        }

        return answers;
    }

    private static string Print((List<Dictionary<string, object>> Lines, int[] Roll) ledger) =>
        string.Join('\n', ledger.Lines.Select(RandomLedger.Json).Append(string.Join(' ', ledger.Roll)));
}
