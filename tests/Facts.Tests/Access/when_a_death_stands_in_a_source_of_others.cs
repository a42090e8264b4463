using Facts.Store.Exports;

namespace Facts.Tests.Access;

/// <summary>A death is shown in every organization that names the person; keys that may not read its source do not see the source.</summary>
public sealed class when_a_death_stands_in_a_source_of_others(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    private const string Mark = "XDEATHX";

    private static readonly string[] Lines =
    [
        """{"type":"source","id":"obituary","title":"XDEATHX title","publisher":"XDEATHX paper","organizations":["openai"],"text":"XDEATHX before: dan died on 5 May. XDEATHX after."}""",
        """{"type":"claim","id":"theirs-dan","kind":"appointment","source":"obituary","organization":"openai","post":"cfo","person":"dan","when":"2018-01-01"}""",
        """{"type":"claim","id":"dan-died","kind":"death","source":"obituary","person":"dan","when":"2020-05-05","quote":"dan died on 5 May"}""",
        """{"type":"claim","id":"ours-dan","kind":"appointment","source":"acme-1","organization":"acme","post":"cfo","person":"dan","when":"2018-01-01"}""",
    ];

    private static readonly string[] Paths =
    [
        "/api/holders?organization=acme&post=cfo&on=2019-06-01", "/api/trail?organization=acme&post=cfo&on=2020-06-01&format=json",
        "/api/trail?organization=acme&post=cfo&on=2020-06-01&format=html", "/api/timeline?organization=acme",
        "/api/changes/claims?organization=acme&from=2000-01-01",
        "/timeline?organization=acme", "/changes?organization=acme&from=2000-01-01",
        .. ExportFormat.All.Select(format => $"/api/export/{format.Name}?organization=acme"),
    ];

    [Fact]
    public async Task who_may_not_read_it_sees_the_words_and_not_what_is_around_them()
    {
        (await facts.Store.ImportAsync(Lines)).Rejected.ShouldBeEmpty();

        var theirs = await AllAsync("openai", "organization=openai");
        theirs.ShouldContain(told => told.Contains("XDEATHX before", StringComparison.Ordinal));
        theirs.ShouldContain(told => told.Contains("XDEATHX title", StringComparison.Ordinal));
        var ours = await AllAsync("acme", "organization=acme");
        ours.Where(told => told.Contains(Mark, StringComparison.Ordinal)).ShouldBeEmpty();
        ours.ShouldContain(told => told.Contains("dan died on 5 May", StringComparison.Ordinal));
    }

    private async Task<List<string>> AllAsync(string key, string organization)
    {
        using var client = facts.As(facts.Keys[key]);
        var told = new List<string>();
        foreach (var path in Paths)
        {
            using var response = await client.GetAsync(
                path.Replace("organization=acme", organization, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {response.StatusCode}");
            told.Add(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        return told;
    }
}
