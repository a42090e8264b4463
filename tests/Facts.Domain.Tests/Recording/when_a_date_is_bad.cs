
namespace Facts.Domain.Tests.Recording;

public sealed class when_a_date_is_bad
{
    [Theory]
    [InlineData("last Friday")]
    [InlineData("")]
    [InlineData(" 2023")]
    [InlineData("2023-02-29")]
    [InlineData("2023-11-31")]
    [InlineData("2023-13")]
    [InlineData("20.11.2023")]
    [InlineData("0000-01-01")]
    [InlineData("-0044-03-15")]
    [InlineData("Y10000")]
    [InlineData("10000-01-01")]
    [InlineData("..")]
    [InlineData("٢٠٢٣-١١-١٧")]
    public void it_places_no_claim(string date)
    {
        foreach (var (kind, field) in ((string, string)[])[("appointment", "when"), ("tenure", "from"), ("threat", "deadline"), ("figure", "when")])
        {
            var line = SampleLines.Of(kind);
            line[field] = date;
            BadLine.Refused(Codes.InvalidDate, line.ToJsonString()).Message.ShouldContain($"'{field}'");
        }
    }

    [Theory]
    [InlineData("2018/2020", "[2018..2020]")]
    [InlineData("2018-03/2020-04-01", "[2018-03..2020-04-01]")]
    [InlineData("2018/..", "[2018..]")]
    [InlineData("/2020", "[..2020]")]
    public void an_interval_is_no_moment_at_which_a_stay_starts_or_ends(string interval, string set)
    {
        (string, string)[] moments = [("appointment", "when"), ("dismissal", "when"), ("resignation", "when"), ("tenure", "from"), ("tenure", "to")];
        foreach (var (kind, field) in moments)
        {
            var line = SampleLines.Of(kind);
            line[field] = interval;
            BadLine.Refused(Codes.InvalidDate, line.ToJsonString()).Message
                .ShouldSatisfyAllConditions(message => message.ShouldContain($"'{field}'"), message => message.ShouldContain(set));
        }
    }

    [Fact]
    public void a_correction_makes_none_of_an_interval_either() => BadLine.Refused(Codes.InvalidDate, """{"type":"correction","claim":"base","set":{"from":"2018/2020"},"reason":"r"}""");

    [Theory]
    [InlineData("2021-01-03", "2021-01-02")]
    [InlineData("2021", "2020")]
    [InlineData("2021-06", "2021-05-31")]
    [InlineData("[2021-01-03..2021-02-01]", "2021-01-02")]
    [InlineData("2021?", "2020-12~")]
    [InlineData("9999", "0001")]
    public void a_tenure_does_not_end_before_it_starts(string from, string to)
    {
        var line = SampleLines.Of("tenure");
        (line["from"], line["to"]) = (from, to);
        BadLine.Refused(Codes.EndsBeforeItStarts, line.ToJsonString());
    }

    [Theory]
    [InlineData("""{"to":"2019"}""", Codes.EndsBeforeItStarts)]
    [InlineData("""{"from":"2021-02","to":"2021-01"}""", Codes.EndsBeforeItStarts)]
    [InlineData("""{"from":"2022"}""", Codes.EndsBeforeItStarts)]
    [InlineData("""{"to":"soon"}""", Codes.InvalidDate)]
    [InlineData("""{"from":".."}""", Codes.InvalidDate)]
    [InlineData("""{"from":"-0001"}""", Codes.InvalidDate)]
    public void a_correction_is_held_to_the_same(string set, string code) =>
        BadLine.Refused(code, $$"""{"type":"correction","claim":"base","set":{{set}},"reason":"r"}""");

    [Fact]
    public void a_tenure_may_end_on_the_day_it_starts_or_stay_open()
    {
        string[] periods = ["\"from\":\"2021-01-03\",\"to\":\"2021-01-03\"", "\"from\":\"2021\",\"to\":\"2021-06\"", "\"to\":\"..\"", "\"from\":\"0001\",\"to\":\"9999\""];
        var lines = new Decided().Given(SampleLines.Ground[0]).Given(periods.Select((period, i) =>
            $$"""{"type":"claim","id":"fine-{{i}}","kind":"tenure","source":"s","organization":"fine","post":"p","person":"x",{{period}}}"""));
        lines.State.Organizations["fine"].State.Claims.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("source", "publishedAt", "yesterday")]
    [InlineData("outcome", "when", "20240")]
    [InlineData("plan", "when", "2024-1")]
    public void other_dates_are_read_alike(string name, string field, string date)
    {
        var line = SampleLines.Of(name);
        line[field] = date;
        BadLine.Refused(Codes.InvalidDate, line.ToJsonString());
    }

    [Fact]
    public void the_day_of_an_attribution_is_read_too()
    {
        var line = SampleLines.Of("statement");
        line["attribution"]![0]!["on"] = "a Sunday";
        BadLine.Refused(Codes.InvalidDate, line.ToJsonString());
    }
}
