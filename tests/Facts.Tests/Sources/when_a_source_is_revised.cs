using CsCheck;
using Facts.Domain;
using Facts.Tests.Importing;
using Facts.Tests.Support;
using static Facts.Tests.Sources.Revisions;

namespace Facts.Tests.Sources;

public sealed class when_a_source_is_revised(OwnStore own) : IClassFixture<OwnStore>
{
    private static int _count;

    [Slow]
    [Fact]
    public async Task the_same_file_again_changes_nothing_whatever_texts_come_in_which_order() =>
        await Gen.Select(Gen.Int[0, 2].Array[1, 7], Gen.Int[0, 2]).SampleAsync(
            async given =>
            {
                var (picks, reasons) = given;
                var id = $"again-{Interlocked.Increment(ref _count)}";
                string[] lines =
                [
                    Source(id, "text 0"),
                    Claim($"{id}-first", id, "text"),
                    .. picks.Select((pick, i) => Revision(id, $"text {pick}", reasons == 0 ? null : $"look {i / reasons}")),
                    Claim($"{id}-last", id, "text"),
                ];
                (await own.Store.ImportAsync(lines)).Rejected.ShouldBeEmpty();
                var (state, texts) = (await StateAsync(id), await TextsAsync(id));
                texts.ShouldBe(Expected(picks, reasons));

                (await own.Store.ImportAsync(lines)).Unchanged.ShouldBe(lines.Length);
                foreach (var line in lines)
                    (await own.Store.ImportAsync(line)).Unchanged.ShouldBe(1, line);
                (await StateAsync(id)).ShouldBe(state);
            }, iter: Cases.Of(15), threads: 1);

    [Fact]
    public async Task a_file_cut_after_any_line_and_then_whole_ends_the_same()
    {
        string[] Lines(string id) =>
        [
            Source(id, "one"), Revision(id, "one", "a"), Revision(id, "two"), Revision(id, "one", "b"), Revision(id, "one", "c"),
            Revision(id, "three"), Revision(id, "two", "d"),
        ];
        (await own.Store.ImportAsync(Lines("uncut"))).Rejected.ShouldBeEmpty();
        for (var cut = 1; cut <= Lines("cut").Length; cut++)
            (await own.Store.ImportAsync(Lines("cut")[..cut])).RejectedCount.ShouldBe(0);
        (await TextsAsync("cut")).ShouldBe(await TextsAsync("uncut"));
        (await TextsAsync("cut")).ShouldBe(["one", "two", "one", "three", "two"]);
    }

    [Fact]
    public async Task a_text_in_another_normal_form_is_another_text()
    {
        string[] lines = [Source("form", "caf\u00e9"), Revision("form", "cafe\u0301"), Revision("form", "caf\u00e9")];
        foreach (var unchanged in (int[])[0, 3])
            (await own.Store.ImportAsync(lines)).Unchanged.ShouldBe(unchanged);
        (await TextsAsync("form")).ShouldBe(["caf\u00e9", "cafe\u0301", "caf\u00e9"]);
    }

    [Fact]
    public async Task a_line_already_recorded_is_known_though_its_words_have_moved_or_gone()
    {
        string[] claims = [Claim("k-moves", "known", "May"), Claim("k-goes", "known", "left"), Claim("k-doubles", "known", "He", suffix: " left")];
        (await own.Store.ImportAsync([Source("known", "He left in May."), .. claims, Revision("known", "In May. He left He left")])).Rejected.ShouldBeEmpty();
        (await own.Store.ImportAsync(claims)).Unchanged.ShouldBe(3);
        (await own.Store.ImportAsync(Revision("known", "Nothing."))).Other.ShouldBe(1);
        (await own.Store.ImportAsync(claims)).Unchanged.ShouldBe(3);
        (await own.Store.ImportAsync(Claim("k-moves", "known", "May", prefix: "in "))).Rejected.ShouldHaveSingleItem().Code.ShouldBe(Codes.IdConflict);
    }

    [Fact]
    public async Task a_new_claim_is_anchored_in_the_newest_text_that_has_its_words()
    {
        (await own.Store.ImportAsync(
            Source("newest", "old. both."), Revision("newest", "Now both. twice twice"), Revision("newest", "And both. twice"),
            Claim("n-both", "newest", "both"), Claim("n-now", "newest", "Now"), Claim("n-old", "newest", "old"))).Rejected.ShouldBeEmpty();
        (await AnchorAsync("n-both")).ShouldBe("4–8 of 3");
        (await AnchorAsync("n-now")).ShouldBe("0–3 of 2");
        (await AnchorAsync("n-old")).ShouldBe("0–3 of ");
        await BadLine.RefusedAsync(own.Store, Codes.QuoteNotFound, Claim("n-none", "newest", "none"));
    }

    [Fact]
    public async Task words_that_the_newest_text_has_twice_are_not_taken_from_an_older_one()
    {
        string[] texts = [Source("twice", "He left."), Revision("twice", "He left. She left.")];
        var refused = await BadLine.RefusedAsync(own.Store, Codes.QuoteAmbiguous, Claim("t", "twice", "left"), texts);
        refused.Message.ShouldContain("in revision 2");
    }

    [Fact]
    public async Task a_correction_of_something_else_leaves_the_quote_where_it_was()
    {
        (await own.Store.ImportAsync(
            Source("stays", "He left."), Claim("s-noted", "stays", "left"), Claim("s-quoted", "stays", "left"), Revision("stays", "She left. left"),
            """{"type":"correction","claim":"s-noted","set":{"note":"n"},"reason":"r"}""",
            """{"type":"correction","claim":"s-quoted","set":{"quote":"She left"},"reason":"r"}""")).Rejected.ShouldBeEmpty();
        (await AnchorAsync("s-noted")).ShouldBe("3–7 of ");
        (await AnchorAsync("s-quoted")).ShouldBe("0–8 of 2");
    }

    [Fact]
    public Task a_source_that_is_not_there_has_no_revisions() =>
        BadLine.RefusedAsync(own.Store, Codes.UnknownSource, Revision("nowhere", "text"));

    [Fact]
    public async Task another_text_under_the_same_id_is_a_conflict_still()
    {
        (await own.Store.ImportAsync(Source("taken", "one"), Revision("taken", "two"))).Rejected.ShouldBeEmpty();
        await BadLine.RefusedAsync(own.Store, Codes.IdConflict, Source("taken", "two"));
    }

    [Theory]
    [InlineData("2024-03-02T00:00:00Z", null)]
    [InlineData("2024-03-01T00:00:00Z", Codes.RecordedTimeGoesBack)]
    [InlineData("2027-01-01T00:00:00Z", Codes.InvalidDate)]
    public async Task its_recorded_time_does_not_go_back(string recordedAt, string? code)
    {
        var id = $"time-{recordedAt[..10]}";
        string At(string line, string at) => line[..^1] + $",\"recordedAt\":\"{at}\"}}";
        await own.Store.ImportAsync(At(Source(id, "one"), "2024-03-01T00:00:00Z"), At(Revision(id, "two"), "2024-03-02T00:00:00Z"));
        var report = await own.Store.ImportAsync(At(Revision(id, "three"), recordedAt));
        report.Rejected.Select(line => line.Code).ShouldBe(code is null ? [] : [code]);
        (await TextsAsync(id)).Length.ShouldBe(code is null ? 3 : 2);
    }

    [Fact]
    public async Task writers_at_the_same_time_number_them_one_after_the_other()
    {
        (await own.Store.ImportAsync(Source("crowd", "0"))).Sources.ShouldBe(1);
        var reports = await Task.WhenAll(Enumerable.Range(1, 4).Select(writer => own.Store.ImportAsync(
            [.. Enumerable.Range(0, 15).Select(i => Revision("crowd", $"{writer} {i}"))])));
        reports.ShouldAllBe(report => report.Other == 15);
        (await TextsAsync("crowd")).Distinct().Count().ShouldBe(61);
        (await own.Store.SourceAsync("crowd")).Revisions.Select(revision => revision.Revision).ShouldBe(Enumerable.Range(1, 61));
    }

    [Fact]
    public async Task a_large_batch_is_cut_into_parts_and_words_come_after_their_text()
    {
        var others = Enumerable.Range(0, 1_200).Select(i => $$"""{"type":"organization","id":"other-{{i}}"}""");
        (await own.Store.ImportAsync(Source("large", "one"))).Sources.ShouldBe(1);
        var claims = Enumerable.Range(0, 300).Select(i => Claim($"large-{i}", "large", "two").Replace("about-large", $"large-{i % 40}", StringComparison.Ordinal));
        var report = await own.Store.ImportAsync([.. others, Revision("large", "two"), .. claims]);
        report.Rejected.ShouldBeEmpty();
        report.Claims.ShouldBe(300);
    }

    /// <summary>The texts one after the other, as far as they differ, where a line that was there already does nothing.</summary>
    private static List<string> Expected(int[] picks, int reasons)
    {
        var (texts, seen) = (new List<string> { "text 0" }, new HashSet<(int, int)>());
        for (var i = 0; i < picks.Length; i++)
        {
            if (seen.Add((picks[i], reasons == 0 ? 0 : i / reasons)) && texts[^1] != $"text {picks[i]}")
                texts.Add($"text {picks[i]}");
        }

        return texts;
    }

    private async Task<string[]> TextsAsync(string id)
    {
        var count = (await own.Store.SourceAsync(id)).Revisions.Count;
        var texts = new List<string>();
        for (var revision = 1; revision <= count; revision++)
            texts.Add((await own.Store.SourceAsync(id, revision)).Source.Text!);
        return [.. texts];
    }

    private async Task<string> AnchorAsync(string claim)
    {
        var place = FactsJson.Read<Place>(FactsJson.Write((await own.Store.ClaimAsync(claim)).Selectors![1]));
        return $"{place.Start}–{place.End} of {place.Revision}";
    }

    private Task<string> StateAsync(string id) => Sql.AskAsync<string>(own.Store.ConnectionString, $"""
        select string_agg(line, E'\n' order by line) from (
          select id || type || data::text as line from facts.mt_events where data::text like '%{id}%'
          union all select source || revision || event from facts.source_revisions where source = '{id}'
          union all select id || coalesce(claim::text, '') from facts.claims where source = '{id}') as all_lines
        """);

    private sealed record Place(int Start, int End, int? Revision);
}
