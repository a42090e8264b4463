using Facts.Domain.Answers;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

/// <summary>
/// A made-up register of offices: several registers tell of the same seats, terms adjoin, seats overlap, one is open-ended. Held against
/// a fold of the lines in three lines of code: a person holds a post on a day when some term of theirs has from &lt;= day &lt; to.
/// </summary>
public sealed class when_a_register_is_imported(PostgresFixture postgres)
{
    private sealed record Term(string Post, string Person, DateOnly From, DateOnly? To);

    /// <summary>Two senators' seats as one post, a governor, a board; 62 terms.</summary>
    private static readonly Term[] Terms = [.. Senators(), .. Governors(), .. Board(), .. Comebacks()];

    [Fact]
    public async Task the_holders_of_every_day_of_interest_are_those_whose_terms_cover_it()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "register");
        string[] sources = [.. Enumerable.Range(0, 3).Select(i => $$"""{"type":"source","id":"register-{{i}}"}""")];
        var report = await store.ImportAsync([.. sources, .. Terms.SelectMany(Lines)]);
        report.Rejected.ShouldBeEmpty();
        report.Claims.ShouldBeGreaterThan(Terms.Length);

        var days = Terms.SelectMany(term => (DateOnly[])[term.From, term.To ?? term.From.AddYears(40)]).Distinct()
            .SelectMany(day => (DateOnly[])[day.AddDays(-1), day, day.AddDays(1)]).Distinct().Order().ToList();
        foreach (var post in Terms.Select(term => term.Post).Distinct())
        {
            foreach (var day in days)
            {
                var expected = Terms.Where(term => term.Post == post && term.From <= day && (term.To is null || day < term.To))
                    .Select(term => term.Person).Distinct().Order(StringComparer.Ordinal);
                var answer = await store.AskAsync("state", post, day.ToString("yyyy-MM-dd"));
                answer.Holders.Select(holder => holder.Person.Id).Order(StringComparer.Ordinal).ShouldBe(expected, $"{post} on {day:O}");
                answer.Holders.ShouldAllBe(holder => holder.Certainty == Certainty.Certain && !holder.Disputed);
            }
        }
    }

    /// <summary>One line for each register that has the term: every term is in one, each third in two, and each sixth in three.</summary>
    private static IEnumerable<string> Lines(Term term, int number)
    {
        var copies = number % 6 == 0 ? 3 : number % 3 == 0 ? 2 : 1;
        return Enumerable.Range(0, copies).Select(copy => $$"""
            {"type":"claim","id":"{{term.Post}}-{{number}}-{{copy}}","kind":"tenure","source":"register-{{copy}}","organization":"state","post":"{{term.Post}}","person":"{{term.Person}}","from":"{{term.From:yyyy-MM-dd}}","to":"{{term.To?.ToString("yyyy-MM-dd") ?? ".."}}"}
            """);
    }

    /// <summary>Six-year terms that adjoin, two seats three years apart; a senator may serve twice running. The last are open.</summary>
    private static IEnumerable<Term> Senators() =>
        from seat in Enumerable.Range(0, 2)
        from term in Enumerable.Range(0, 12)
        let start = new DateOnly(1951 + (seat * 3) + (term * 6), 1, 3)
        select new Term("senator", $"senator-{seat}-{term / 2}", start, term == 11 ? null : start.AddYears(6));

    /// <summary>Four-year terms with a gap of some days after each third.</summary>
    private static IEnumerable<Term> Governors() =>
        from term in Enumerable.Range(0, 18)
        let start = new DateOnly(1950 + (term * 4), 1, 10).AddDays(term % 3 == 0 ? 9 : 0)
        select new Term("governor", $"governor-{term}", start, new DateOnly(1954 + (term * 4), 1, 10));

    /// <summary>Five seats, taken one a year and held for five years and a bit, so that successors overlap.</summary>
    private static IEnumerable<Term> Board() =>
        from term in Enumerable.Range(0, 15)
        let start = new DateOnly(1990 + term, 7, 1)
        select new Term("board", $"member-{term}", start, start.AddYears(5).AddDays(term));

    /// <summary>One person several times in one post, with nothing between some and years between others; the last for a day.</summary>
    private static Term[] Comebacks() =>
    [
        new("clerk", "clerk", new(1960, 1, 1), new(1964, 1, 1)),
        new("clerk", "clerk", new(1964, 1, 1), new(1968, 1, 1)),
        new("clerk", "other", new(1968, 1, 1), new(1972, 1, 1)),
        new("clerk", "clerk", new(1972, 1, 1), new(1976, 2, 29)),
        new("clerk", "clerk", new(1980, 2, 29), new(1980, 3, 1)),
    ];
}
