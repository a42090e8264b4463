using System.Text;
using CsCheck;
using Facts.Domain.Reading;

namespace Facts.Domain.Tests.Reading;

/// <summary>Steps are counted, not seconds: they are the same on every machine.</summary>
public sealed class when_a_text_is_hostile
{
    private const int MostStepsPerCharacter = 20;

    private static readonly string[] Pieces =
    [
        "Norcross Corp ", "Ann Reed ", "chairman ", "and ", ", ", "who ", "named ", "resigned ", "succeeding ", "as ", "of ", "the ", "its board ",
        "president ", "on Friday ", "since 1998 ", "will ", "not ", "(", ")", "<", ">", "\"", ". ", "\n\n", "é", "🂡", "\u202E", "’s ", "menteri ", "digantikan ",
    ];

    public static TheoryData<string> Attacks => new(
        string.Concat(Enumerable.Repeat("chairman and president Ann Reed succeeds Tom Barlow who resigned, ", 3000)),
        new string('(', 50_000) + new string(')', 50_000),
        new string('<', 100_000),
        string.Concat(Enumerable.Repeat("\u202EAnn Reed was named chairman\u202C ", 3000)),
        string.Concat(Enumerable.Range(0, 10_000).Select(i => $"Ann{(char)('a' + i % 26)} Reed{i} was named treasurer of Acme{i} Corp. ")),
        string.Concat(Enumerable.Repeat("vice deputy senior executive ", 3000)),
        string.Concat(Enumerable.Repeat("Ann ", 25_000)),
        string.Concat(Enumerable.Repeat("of the of its of ", 5000)),
        string.Concat(Enumerable.Repeat("was elected president, ", 4000)),
        new string('\n', 100_000),
        new string('a', 200_000));

    [Theory]
    [MemberData(nameof(Attacks))]
    public void the_steps_grow_with_its_length(string text)
    {
        foreach (var language in Reader.Languages)
            Said.Read(text, language).Steps.ShouldBeLessThan(MostStepsPerCharacter * (long)text.Length);
    }

    [Fact]
    public void a_text_twice_as_long_takes_about_twice_the_steps()
    {
        const string Once = "Norcross Corp said Ann Reed, president, was elected chairman, succeeding Tom Barlow, who retired on Friday.\n\n";
        var text = new StringBuilder().Insert(0, Once, 500).ToString();

        var (one, two) = (Said.Read(text).Steps, Said.Read(text + text).Steps);

        two.ShouldBeLessThanOrEqualTo(one * 21 / 10);
    }

    [Fact]
    public void quotes_stand_where_they_are_said_to_and_reading_is_deterministic() =>
        Pick.One(Pieces).List[0, 60].Select(string.Concat).Sample(text =>
        {
            foreach (var language in Reader.Languages)
            {
                var read = Said.Read(text, language);
                foreach (var one in read.Statements)
                    CodePoints(text, one.Start, one.Quote).ShouldBe(one.Quote);
                Said.Read(text, language).Statements.ShouldBe(read.Statements);
            }
        });

    [Fact]
    public void of_a_language_without_a_lexicon_nothing_is_read() => Said.In("Norcross Corp named Ann Reed president.", "xx").ShouldBeEmpty();

    private static string CodePoints(string text, int start, string like)
    {
        var runes = text.EnumerateRunes().Skip(start).Take(like.EnumerateRunes().Count());
        return string.Concat(runes.Select(rune => rune.ToString()));
    }
}
