using Facts.Cli.Output;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Store.Sentences;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

public sealed class when_an_answer_is_said
{
    private const string Post = "Chief executive officer of OpenAI on 18 November 2023";
    private const string Jabatan = "Chief executive officer OpenAI pada 18 November 2023";

    [Fact]
    public void it_names_a_certain_holder() =>
        Says(
            Held(Murati with { To = "2023-11-22" }),
            $"Mira Murati, interim, until 22 November 2023, was {Post}.",
            $"Mira Murati, sementara, sampai 22 November 2023, adalah {Jabatan}.");

    [Fact]
    public void it_says_since_when_without_an_end() =>
        Says(
            Held(Murati with { Capacity = Capacity.Permanent }),
            $"Mira Murati, since 17 November 2023, was {Post}.",
            $"Mira Murati, sejak 17 November 2023, adalah {Jabatan}.");

    [Theory]
    [InlineData("[..1990-12-31]", "since before 1991", "sejak sebelum 1991")]
    [InlineData("[..1990-05-20]", "since 20 May 1990 or earlier", "sejak 20 Mei 1990 atau sebelumnya")]
    [InlineData("../1990", "since 1990 or earlier", "sejak 1990 atau sebelumnya")]
    public void a_start_without_a_beginning_is_never_since_until(string from, string english, string indonesian) =>
        Says(
            Held(Murati with { Capacity = null, From = from, To = ".." }),
            $"Mira Murati, {english}, was {Post}.",
            $"Mira Murati, {indonesian}, adalah {Jabatan}.");

    [Fact]
    public void a_day_to_come_will_be() =>
        Says(
            Held(Murati with { Capacity = null }) with { On = "9000-11-25" },
            "Mira Murati, since 17 November 2023, will be Chief executive officer of OpenAI on 25 November 9000.",
            "Mira Murati, sejak 17 November 2023, akan menjadi Chief executive officer OpenAI pada 25 November 9000.");

    [Theory]
    [InlineData("2024-11-19", null)]
    [InlineData("2024-11-20", "Last confirmed 20 November 2023.")]
    public void it_says_when_it_was_confirmed_a_year_or_more_before(string on, string? why) =>
        AnswerSentence.Why(Murati with { LastConfirmed = new DateOnly(2023, 11, 20) }, on).ShouldBe(why);

    [Fact]
    public void it_names_the_holder_alone_where_nothing_else_is_known() => Says(
        Held(Holder("Sam Altman")), $"Sam Altman was {Post}.", $"Sam Altman adalah {Jabatan}.");

    [Fact]
    public void it_says_possibly_where_the_end_is_not_sure()
    {
        var murati = Murati with { To = "[2023-11-18..2023-11-19]", Certainty = Certainty.Possible };
        Says(
            Held(murati),
            $"Mira Murati, interim, possibly until 19 November 2023, was {Post}.",
            $"Mira Murati, sementara, mungkin sampai 19 November 2023, adalah {Jabatan}.");
        Reader.ShouldRead(
            () => AnswerSentence.Why(murati, "2023-11-18"),
            "Possible, not certain: the term is only known to end between 18 and 19 November 2023.",
            "Mungkin, tidak pasti: masa jabatan hanya diketahui berakhir antara 18 dan 19 November 2023.");
    }

    [Fact]
    public void it_says_that_the_start_is_unknown()
    {
        var murati = Murati with { From = null, To = "2023-11-20", Capacity = null, Certainty = Certainty.Possible };
        Says(
            Held(murati),
            $"Mira Murati, until 20 November 2023 (start unknown), was possibly {Post}.",
            $"Mira Murati, sampai 20 November 2023 (awal tidak diketahui), mungkin adalah {Jabatan}.");
        Reader.ShouldRead(
            () => AnswerSentence.Why(murati, "2023-11-18"),
            "Possible, not certain: no claim says since when.",
            "Mungkin, tidak pasti: tidak ada klaim yang menyebut sejak kapan.");
    }

    [Fact]
    public void it_says_that_the_start_is_only_limited()
    {
        var murati = Murati with { From = "[..2023-11-20]", Capacity = null, Certainty = Certainty.Possible };
        Says(
            Held(murati),
            $"Mira Murati, since 20 November 2023 or earlier, was possibly {Post}.",
            $"Mira Murati, sejak 20 November 2023 atau sebelumnya, mungkin adalah {Jabatan}.");
    }

    [Fact]
    public void it_tells_every_reading_of_a_disputed_end()
    {
        var murati = Murati with { To = "2023-11-18", OtherTo = ["2023-11-20"], Disputed = true, Certainty = Certainty.Possible };
        Says(
            Held(murati) with { Status = Status.Disputed },
            $"Mira Murati, interim, possibly until 20 November 2023, was {Post}, but that is disputed.",
            $"Mira Murati, sementara, mungkin sampai 20 November 2023, adalah {Jabatan}, tetapi hal itu diperdebatkan.");
        Reader.ShouldRead(
            () => AnswerSentence.Why(murati, "2023-11-18"),
            "The end is disputed: 18 November 2023, or 20 November 2023.",
            "Akhir masa jabatan diperdebatkan: 18 November 2023, atau 20 November 2023.");
    }

    [Fact]
    public void it_tells_two_who_are_both_said_to_hold_one_seat() =>
        Says(
            Held(Murati, Holder("Sam Altman")) with { Status = Status.Disputed },
            $"Disputed: Mira Murati (interim) and Sam Altman are said to have held the post {Post}.",
            $"Diperdebatkan: Mira Murati (sementara) dan Sam Altman disebut memegang jabatan {Jabatan}.");

    [Fact]
    public void it_says_possibly_once_where_each_is_possible() =>
        Says(
            Held(Murati with { Certainty = Certainty.Possible }, Holder("Sam Altman") with { Certainty = Certainty.Possible }),
            $"Possibly Mira Murati (interim) or Sam Altman was {Post}.",
            $"Mungkin Mira Murati (sementara) atau Sam Altman yang menjabat {Jabatan}.");

    [Fact]
    public void it_counts_seats() => Says(
        Held(Holder("Ilya Sutskever")) with { Post = new NamedPost("board", "Board of directors", 4) },
        "1 of 4 seats of the Board of directors of OpenAI is known on 18 November 2023: Ilya Sutskever.",
        "1 dari 4 kursi Board of directors OpenAI diketahui pada 18 November 2023: Ilya Sutskever.");

    [Fact]
    public void it_shortens_a_long_list()
    {
        var holders = Enumerable.Range(1, 9).Select(number => Holder($"P{number}")).ToArray();
        Says(
            Held(holders) with { Post = new NamedPost("senator", "Senator", null) },
            "P1, P2, P3, P4, P5 and 4 more held the post Senator of OpenAI on 18 November 2023.",
            "P1, P2, P3, P4, P5 dan 4 lainnya memegang jabatan Senator OpenAI pada 18 November 2023.");
    }

    [Fact]
    public void it_says_that_the_post_was_vacant() => Says(
        Held() with { Status = Status.Vacant },
        $"Nobody is known to have been {Post}: the last known holder had left, and no successor is known.",
        $"Tidak ada orang yang diketahui menjabat {Jabatan}: pemegang terakhir yang diketahui sudah berhenti, "
            + "dan tidak ada penerus yang diketahui.");

    [Fact]
    public void it_says_who_left_a_post_vacant_that_day() =>
        Says(
            Held() with { Status = Status.Vacant, ChangesThatDay = [new DayChange(new Named("a", "Sam Altman"), Did.Left, "c")] },
            $"Nobody is known to have been {Post}: Sam Altman left that day, and no successor is known.",
            $"Tidak ada orang yang diketahui menjabat {Jabatan}: Sam Altman berhenti pada hari itu, dan tidak ada penerus yang diketahui.");

    [Fact]
    public void it_says_that_nothing_was_recorded_by_then() =>
        Says(
            Held() with { Status = Status.Unknown, KnownAt = "2023-11-19T23:59:59.999999Z" },
            $"Nothing known: no claim recorded by 19 November 2023 says who was {Post}.",
            $"Tidak diketahui: tidak ada klaim tercatat sampai 19 November 2023 yang menyebut siapa menjabat {Jabatan}.");

    [Fact]
    public void it_prints_the_quote_and_who_said_it()
    {
        var ground = new Ground
        {
            Claim = "c1",
            Does = Does.Starts,
            Kind = "appointment",
            Source = "s1",
            Quote = "ditunjuk",
            Attribution = [new Attribution("Emmett Shear", "X", "2023-11-20"), new Attribution("The article")],
        };
        var successor = ground with { Claim = "c9", Does = Does.Ends, Inferred = true, Attribution = null, DeniedBy = ["d1"] };
        Ground[] grounds = [ground, ground with { Claim = "c2" }, ground with { Claim = "c3" }, ground with { Claim = "c4" }, successor];
        var answer = Held(Murati with { Because = grounds, To = "2023-11-22" }) with
        {
            ChangesThatDay = [new DayChange(new Named("a", "Sam Altman"), Did.Left, "c7")],
            SetAside = [new SetAside("c8", Why.Outranked)],
        };
        Printed.By(console => AnswerText.Write(console, answer), 80).ShouldBe(
            """
            Mira Murati, interim, until 22 November 2023, was Chief executive officer of
            OpenAI on 18 November 2023.

            Left that day: Sam Altman (c7)

            Starts 17 November 2023
              “ditunjuk”
                appointment · Emmett Shear, via X, 20 November 2023 → The article · s1 · c1
              “ditunjuk”
                appointment · Emmett Shear, via X, 20 November 2023 → The article · s1 · c2
              “ditunjuk”
                appointment · Emmett Shear, via X, 20 November 2023 → The article · s1 · c3
              … and 1 more: c4

            Ends 22 November 2023
              “ditunjuk”
                appointment (inferred from the successor) · s1 · c9
                denied: d1

            Set aside
              c8: outranked by another reading

            Rule editorial-2, as known at 21 November 2023, 09:00 UTC.

            """.ReplaceLineEndings("\n"));
    }

    private static Holder Murati => Holder("Mira Murati") with { Capacity = Capacity.Interim, From = "2023-11-17" };

    private static Holder Holder(string name) =>
        new() { Person = new Named(name, name), Certainty = Certainty.Certain, Disputed = false, Because = [] };

    private static Answer Held(params Holder[] holders) => new()
    {
        Organization = new Named("openai", "OpenAI"),
        Post = new NamedPost("ceo", "Chief executive officer", 1),
        Rule = "editorial-2",
        On = "2023-11-18",
        KnownAt = "2023-11-21T09:00:00Z",
        Status = Status.Held,
        Holders = holders,
        ChangesThatDay = [],
        SetAside = [],
    };

    private static void Says(Answer answer, string english, string indonesian) =>
        Reader.ShouldRead(() => AnswerSentence.Of(answer), english, indonesian);
}
