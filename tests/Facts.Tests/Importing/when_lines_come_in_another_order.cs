using CsCheck;
using Facts.Domain;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>Lines that do not depend on each other, recorded at one time: no answer may depend on their order, or on the batches they come in.</summary>
[Slow]
public sealed class when_lines_come_in_another_order(OwnStore own) : IClassFixture<OwnStore>
{
    private static readonly string[] Claims =
    [
        """{"type":"post","organization":"@","id":"ceo","name":"Chief","seats":1,~}""",
        """{"type":"organization","id":"@","name":"Works",~}""",
        """{"type":"claim","id":"@1","kind":"tenure","source":"s","organization":"@","post":"ceo","person":"a","from":"2020","to":"2021-03-01",~}""",
        """{"type":"claim","id":"@2","kind":"appointment","source":"s","organization":"@","post":"ceo","person":"a","when":"2020-05",~}""",
        """{"type":"claim","id":"@3","kind":"dismissal","source":"s","organization":"@","post":"ceo","person":"a","when":"2021-06-01",~}""",
        """{"type":"claim","id":"@4","kind":"appointment","source":"w1","organization":"@","post":"ceo","person":"b","when":"[2021-01-01..2021-02-01]",~}""",
        """{"type":"claim","id":"@5","kind":"appointment","source":"w2","organization":"@","post":"ceo","person":"b","when":"2021-01-20",~}""",
        """{"type":"claim","id":"@6","kind":"tenure","source":"s","organization":"@","post":"ceo","person":"c","from":"2022","to":"..",~}""",
        """{"type":"claim","id":"@7","kind":"tenure","source":"s","organization":"@","post":"board","person":"a","from":"2019","to":"..",~}""",
        """{"type":"claim","id":"@8","kind":"resignation","source":"s","organization":"@","post":"board","person":"a2","when":"2021",~}""",
    ];

    private static readonly string[] Acts =
    [
        """{"type":"correction","claim":"@1","set":{"to":"2021-06-01"},"reason":"r",~}""",
        """{"type":"retraction","claim":"@2","reason":"r",~}""",
        """{"type":"ruling","claim":"@3","rank":"preferred","reason":"r",~}""",
        """{"type":"correction","claim":"@6","set":{"person":"a2"},"reason":"r",~}""",
        """{"type":"claim","id":"@9","kind":"denial","source":"s","organization":"@","denies":"@5",~}""",
        """{"type":"claim","id":"@10","kind":"denial","source":"s","organization":"@","denies":"@7",~}""",
    ];

    private static readonly Gen<(string[] Claims, string[] Acts, int Batch)> Orders =
        Gen.Select(Gen.Shuffle(Claims), Gen.Shuffle(Acts), Gen.Int[1, Claims.Length + Acts.Length]);

    private int _count;

    [Fact]
    public async Task no_answer_changes()
    {
        var expected = await AnswersAsync(Claims, Acts, 100);
        await Orders.SampleAsync(
            async order => (await AnswersAsync(order.Claims, order.Acts, order.Batch)).ShouldBe(expected),
            iter: Cases.Of(12), threads: 1);
    }

    private async Task<string> AnswersAsync(string[] claims, string[] acts, int batch)
    {
        var organization = $"order-{Interlocked.Increment(ref _count)}-";
        await own.Store.ImportAsync(
            """{"type":"source","id":"s"}""",
            """{"type":"source","id":"w1","origin":"wire"}""",
            """{"type":"source","id":"w2","origin":"wire"}""");
        foreach (var lines in claims.Concat(acts).Chunk(batch))
        {
            var report = await own.Store.ImportAsync([.. lines.Select(line => line
                .Replace("@", organization, StringComparison.Ordinal)
                .Replace("~", "\"recordedAt\":\"2024-01-01T00:00:00Z\"", StringComparison.Ordinal))]);
            report.Rejected.ShouldBeEmpty();
        }

        var answers = new List<string>();
        foreach (var post in (string[])["ceo", "board"])
        {
            foreach (var known in (string[])["2023-12-31", "2026-01-02"])
            {
                for (var month = new DateOnly(2019, 12, 31); month < new DateOnly(2022, 3, 1); month = month.AddMonths(1))
                    answers.Add(FactsJson.Write(await own.Store.AskAsync(organization, post, month.ToString("yyyy-MM-dd"), known)));
            }
        }

        return string.Join('\n', answers).Replace(organization, "@", StringComparison.Ordinal);
    }
}
