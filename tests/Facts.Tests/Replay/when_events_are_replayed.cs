using Facts.Store.Replay;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Replay;

/// <summary>Nothing is found where nothing is wrong; whatever is changed behind our back is found, named and set right.</summary>
[Slow]
public sealed class when_events_are_replayed(EditedSeed seed) : IClassFixture<EditedSeed>
{
    private const string Altman = "person = 'sam-altman' and lower(valid) = '2023-11-22' and upper_inf(known)";
    private const string Ceo = "(select key from facts.posts where organization = 'openai' and id = 'ceo')";
    private const string Board = "(select key from facts.posts where organization = 'openai' and id = 'board')";

    /// <summary>What is done, the beginning of a row that is named, and whether answers changed.</summary>
    public static TheoryData<string, string, bool> Tamperings => new()
    {
        {
            $"update facts.tenures set valid = tstzrange(lower(valid), '2024-02-01') where {Altman}",
            "tenure ceo sam-altman [2023-11-22", true
        },
        {
            $"update facts.tenures set valid = tstzrange(lower(valid), upper(valid), '(]') where {Altman}",
            "odd: tenure ceo sam-altman [2023-11-22", false
        },
        { $"update facts.tenures set valid = tstzrange(null, upper(valid)) where {Altman}", "odd: tenure ceo sam-altman", true },
        { $"update facts.tenures set span = 0 where {Altman}", "odd: tenure ceo sam-altman [2023-11-22", false },
        {
            $"update facts.tenures set known = tstzrange(lower(known), 'infinity') where {Altman}",
            "odd: tenure ceo sam-altman [2023-11-22", true
        },
        {
            $"update facts.tenures set known = tstzrange(lower(known), '2026-01-01') where {Altman}",
            "tenure ceo sam-altman [2023-11-22", true
        },
        { $"update facts.tenures set detail = 'lost' where {Altman}", "tenure ceo sam-altman [2023-11-22", true },
        { "update facts.tenures set certain = 'empty' where " + Altman, "tenure ceo sam-altman [2023-11-22", true },
        { $"delete from facts.tenures where {Altman}", "tenure ceo sam-altman [2023-11-22", true },
        {
            Twice("tenures", "post, person, valid, known, certain, span", ", detail || ' '", Altman),
            "tenure ceo sam-altman [2023-11-22", false
        },
        {
            // The database refuses it, as long as it is allowed to.
            "alter table facts.tenures drop constraint tenures_once_believed; "
            + Twice("tenures", "post, person, valid, known, certain, span", ", detail", "person = 'mira-murati' and not upper_inf(known)"),
            "twice: tenure ceo mira-murati", false
        },
        { "delete from facts.tenures", "tenure ceo sam-altman", true },
        { "delete from facts.set_asides where claim = 'shear-confirms-interim-appointment'", "set aside ceo shear-confirms", false },
        {
            "update facts.set_asides set why = 'forgotten' where claim = 'shear-confirms-interim-appointment'",
            "odd: set aside ceo shear-c", false
        },
        {
            Twice("set_asides", "post, person, valid, known, claim", ", why", "claim = 'shear-confirms-interim-appointment'"),
            "twice: set aside ceo shear-confirms", false
        },
        { "update facts.claims set person = 'greg-brockman' where id = 'murati-appointed-ceo'", "claim murati-appointed-ceo", false },
        { $"update facts.claims set post = {Board} where id = 'murati-appointed-ceo'", "claim murati-appointed-ceo", false },
        { "update facts.claims set post = null where id = 'murati-appointed-ceo'", "claim murati-appointed-ceo", false },
        { "update facts.claims set claim = '{}' where id = 'murati-appointed-ceo'", "claim murati-appointed-ceo", false },
        {
            "update facts.claims set claim = jsonb_set(claim, '{body,when}', '\"2023-11-18\"') where id = 'murati-demoted-over-weekend'",
            "claim murati-demoted-over-weekend", false
        },
        {
            "update facts.claims set organization = 'microsoft' where id = 'murati-demoted-over-weekend'",
            "claim murati-demoted-over-weekend", false
        },
        { "delete from facts.claims where id = 'murati-demoted-over-weekend'", "claim murati-demoted-over-weekend", false },
        { "delete from facts.acts where claim = 'adviser'", "act ", false },
        { "insert into facts.acts (claim, event) values ('adviser', gen_random_uuid())", "act ", false },
        {
            "delete from facts.former_wordings where claim = 'murati-interim-says-letter'",
            "former wording murati-interim-says-letter: ceo", false
        },
        {
            $"insert into facts.former_wordings (post, person, claim) values ({Ceo}, 'greg-brockman', 'murati-appointed-ceo')",
            "former wording murati-appointed-ceo: ceo greg-brockman", false
        },
        { "delete from facts.identities where organization = 'openai' and person = 'i-s'", "link i-s ilya-sutskever", false },
        {
            "insert into facts.identities (organization, person, same_as) values ('openai', 'greg-brockman', 'mira-murati')",
            "link greg-brockman mira-murati", false
        },
        {
            "delete from facts.identity_decisions where organization = 'openai' and person = 'i-s'",
            "decision 1: i-s ilya-sutskever", false
        },
        {
            "update facts.identity_decisions set same = not same where organization = 'openai' and person = 'i-s'",
            "decision 1: i-s", false
        },
        {
            "insert into facts.identity_decisions values ('openai', 7, 'greg-brockman', 'mira-murati', true, '2026-01-01')",
            "decision 7: greg-brockman mira-murati", false
        },
        { $"update facts.posts set seats = 2 where key = {Ceo}", "post ceo ", true },
        { $"update facts.posts set seats = null, name = null where key = {Board}", "post board ", false },
        { "update facts.posts set seats = 1 where organization = 'openai' and id = 'adviser'", "post adviser ", false },
    };

    [Fact]
    public async Task what_is_stored_is_proved_equal_and_nothing_is_written()
    {
        var lying = await Rows.LieAsync(seed.Store.ConnectionString);
        foreach (var verify in (bool[])[true, false])
        {
            var report = await ReplayAsync(verify);
            report.Differing.ShouldBeEmpty();
            report.Equal.ShouldBeTrue();
            report.Organizations.ShouldBe(3);
            report.Events.ShouldBe(await Sql.AskAsync<long>(
                seed.Store.ConnectionString, "select count(*) from facts.mt_events where stream_id like 'organization%'"));
        }

        (await Rows.LieAsync(seed.Store.ConnectionString)).ShouldBe(lying);
    }

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task what_was_changed_is_found_named_and_set_right(string tampering, string named, bool moves)
    {
        var said = await Rows.SayAsync(seed.Store.ConnectionString);
        await seed.TamperAsync(tampering);

        var lying = await Rows.LieAsync(seed.Store.ConnectionString);
        var verified = await ReplayAsync(verify: true);
        (await Rows.LieAsync(seed.Store.ConnectionString)).ShouldBe(lying);
        verified.Equal.ShouldBeFalse();
        verified.Differing.SelectMany(one => one.Wrong.Concat(one.Missing)).ShouldContain(row => row.StartsWith(named));
        verified.Differing.ShouldAllBe(one => one.Changes.Count == 0 && one.Rows > 0);

        var mended = await ReplayAsync(verify: false);
        mended.Differing.SelectMany(one => one.Wrong.Concat(one.Missing)).ShouldContain(row => row.StartsWith(named));
        (mended.Differing.Sum(one => one.Changes.Count) > 0).ShouldBe(moves);
        (await ReplayAsync(verify: true)).Differing.ShouldBeEmpty();
        (await Rows.SayAsync(seed.Store.ConnectionString)).ShouldBe(said);
        (await seed.AnswersAsync()).ShouldBe(seed.Answers);
    }

    [Fact]
    public async Task one_organization_is_replayed_and_another_left_alone()
    {
        await seed.TamperAsync($"delete from facts.tenures where {Altman}");
        (await ReplayAsync(verify: false, "microsoft")).Equal.ShouldBeTrue();
        (await ReplayAsync(verify: true, "openai")).Differing.ShouldHaveSingleItem().Organization.ShouldBe("openai");
        (await ReplayAsync(verify: false, "openai")).Differing.ShouldHaveSingleItem().Rows.ShouldBe(1);
        (await ReplayAsync(verify: true)).Equal.ShouldBeTrue();
    }

    [Fact]
    public async Task the_answers_that_changed_are_listed_before_and_after()
    {
        await seed.TamperAsync($"update facts.tenures set valid = tstzrange(lower(valid), '2024-02-01') where {Altman}");
        var change = (await ReplayAsync(verify: false)).Differing.ShouldHaveSingleItem().Changes.ShouldHaveSingleItem();
        (change.Organization, change.Post, change.From, change.To).ShouldBe(("openai", "ceo", "2024-02-01", null));
        change.Before.ShouldBeEmpty();
        change.After.ShouldHaveSingleItem().Person.Name.ShouldBe("Sam Altman");
    }

    private static string Twice(string table, string columns, string last, string where)
    {
        var name = last.TrimStart(',', ' ').Split(' ')[0];
        return $"insert into facts.{table} ({columns}, {name}) select {columns}{last} from facts.{table} where {where}";
    }

    private Task<ReplayReport> ReplayAsync(bool verify, string? organization = null) =>
        seed.Store.Session.Replayer.ReplayAsync(organization, verify, null, TestContext.Current.CancellationToken);
}
