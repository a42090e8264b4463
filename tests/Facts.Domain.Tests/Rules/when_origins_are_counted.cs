using CsCheck;
using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tests.Tenures;

namespace Facts.Domain.Tests.Rules;

public sealed class when_origins_are_counted
{
    private static readonly Gen<Claim> AClaim = Gen.Select(
        Pick.One("s1", "s2", "s3", "ann"),
        Pick.One(null, null, "wire", "s1"),
        Pick.One(null, null, "ann", "bob", "s1"),
        Pick.One(null, "Reuters"),
        (source, origin, speaker, relay) => Make(source, origin, speaker is null ? null : [new(speaker), .. Relay(relay)]));

    private static readonly Gen<Claim[]> Claims = AClaim.Array[0, 12];

    [Fact]
    public void it_counts_alike_in_any_order() => Gen.Select(Claims, Gen.Int).Sample((claims, seed) =>
    {
        var turned = claims.OrderBy(claim => HashCode.Combine(seed, claim.Id)).ToList();
        Origins.Count(turned).ShouldBe(Origins.Count(claims));
    });

    [Fact]
    public void it_is_not_raised_by_a_copy_of_what_is_there() => Gen.Select(Claims.Where(claims => claims.Length > 0), Gen.Int[0, 99]).Sample((claims, which) =>
    {
        var story = claims[which % claims.Length].Body;
        var copy = Make("another-paper", story.Origin ?? story.Source, story.Attribution);
        Origins.Count([.. claims, copy]).ShouldBe(Origins.Count(claims));
    });

    [Fact]
    public void it_is_raised_by_one_by_a_speaker_whom_nobody_heard_yet() => Claims.Sample(claims =>
        Origins.Count([.. claims, Make("s1", null, [new("somebody-new")])]).ShouldBe(Origins.Count(claims) + 1));

    [Fact]
    public void it_is_never_more_than_the_claims_and_never_none_of_some() => Claims.Sample(claims =>
        Origins.Count(claims).ShouldBeInRange(Math.Min(1, claims.Length), claims.Length));

    [Fact]
    public void it_counts_one_speaker_in_two_papers_once() =>
        Origins.Count([Make("s1", null, [new("ann")]), Make("s2", null, [new("ann", "X"), new("Reuters")])]).ShouldBe(1);

    [Fact]
    public void it_counts_two_speakers_in_one_paper_and_its_own_word() =>
        Origins.Count([Make("s1", null, [new("ann")]), Make("s1", null, [new("bob")]), Make("s1", null, null)]).ShouldBe(3);

    [Fact]
    public void it_counts_copies_of_a_wire_story_and_the_story_once() =>
        Origins.Count([Make("wire", null, null), Make("s1", "wire", null), Make("s2", "wire", null)]).ShouldBe(1);

    [Fact]
    public void it_tells_a_speaker_from_a_document_of_that_name() =>
        Origins.Count([Make("s1", null, [new("s1")]), Make("s1", null, null)]).ShouldBe(2);

    [Fact]
    public void it_shows_what_two_people_say_over_what_one_says_in_three_papers()
    {
        var board = new Board();
        foreach (var paper in (string[])["p", "q", "r"])
            board.Appointed("zoe", "2020-01-01", source: paper, speaker: "ann");
        foreach (var speaker in (string[])["bob", "cy"])
            board.Appointed("zoe", "2020-02-01", source: "t", speaker: speaker);
        board.Held("zoe", "2020-01-01", "2021-01-01", source: "p");
        board.Held("zoe", "2020-02-01", "2021-01-01", source: "t");
        // Three papers and one's own word against two people and another paper's: two origins against three.
        var tenure = board.Resolve().Tenures.ShouldHaveSingleItem();
        tenure.From!.Text.ShouldBe("2020-02-01");
        tenure.OtherStarts.ShouldHaveSingleItem().Text.ShouldBe("2020-01-01");
    }

    private static Attribution[] Relay(string? who) => who is null ? [] : [new(who)];

    private static Claim Make(string source, string? origin, IReadOnlyList<Attribution>? attribution) => new()
    {
        RecordedAt = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Body = new StatementClaimed { Id = $"{source}-{origin}-{attribution?.Count}", Source = source, Organization = "o", Origin = origin, Attribution = attribution },
    };
}
