using Facts.Domain;
using Facts.Tests.Support;

namespace Facts.Tests.Replay;

/// <summary>The seed after some acts of editors, so that every table has rows, also such as are no longer believed.</summary>
public sealed class EditedSeed(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly SettableClock _clock = new();

    internal FactsStore Store { get; private set; } = null!;

    /// <summary>What is answered while nothing is wrong (<see cref="AnswersAsync"/>).</summary>
    internal string Answers { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Store = await FactsStore.CreateSeededAsync(postgres, "replay", _clock);
        (await Store.ImportAsync(
            """{"type":"source","id":"s"}""",
            """{"type":"claim","id":"adviser","kind":"tenure","source":"s","organization":"openai","post":"adviser",""" +
            """ "person":"i-s","from":"2023","to":".."}""",
            """{"type":"claim","id":"not-so","kind":"denial","source":"s","organization":"openai","denies":"adviser"}"""))
            .RejectedCount.ShouldBe(0);
        _clock.Tick();
        await Store.ActAsync("murati-demoted-over-weekend", Acts.Correction("murati-demoted-over-weekend", "when", "2023-11-19"));
        _clock.Tick();
        await Store.ActAsync("murati-interim-says-letter", Acts.Correction("murati-interim-says-letter", "person", "greg-brockman"));
        _clock.Tick();
        await Store.ActAsync("shear-confirms-interim-appointment", Acts.Retraction("shear-confirms-interim-appointment"));
        _clock.Tick();
        await Store.IdentifyAsync("i-s", "ilya-sutskever");
        Answers = await AnswersAsync();
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    /// <summary>Everything one may ask about OpenAI on some days, as known before and after the acts.</summary>
    internal async Task<string> AnswersAsync()
    {
        var answers = new List<string>();
        foreach (var known in (string[])["2023-11-21", "2026-01-01T12:00:00Z", "2026-01-02"])
        {
            foreach (var on in (string[])["2023-11-16", "2023-11-17", "2023-11-18", "2023-11-19", "2023-11-21", "2023-11-30"])
            {
                foreach (var post in (string[])["ceo", "board", "chief-scientist", "adviser"])
                    answers.Add(FactsJson.Write(await Store.AskAsync("openai", post, on, known)));
            }
        }

        return string.Join('\n', answers);
    }

    /// <summary>Does what nobody ought to do; fails when no row is there for it.</summary>
    internal async Task TamperAsync(string sql)
    {
        await using var command = Store.Session.Database.Source.CreateCommand(sql);
        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0, sql);
    }
}
