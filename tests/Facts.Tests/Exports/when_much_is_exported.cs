using System.Net;
using Facts.Tests.Support;

namespace Facts.Tests.Exports;

[Slow]
public sealed class when_much_is_exported(ReadFacts served) : IClassFixture<ReadFacts>
{
    /// <summary>Statements are prepared by themselves once they came some times on a connection: what one form leaves must not meet another.</summary>
    [Fact]
    public async Task forms_that_take_turns_do_not_disturb_each_other()
    {
        for (var round = 0; round < 12; round++)
        {
            foreach (var format in Facts.Store.Exports.ExportFormat.All)
            {
                using var response = await served.Client.GetAsync($"/api/export/{format.Name}", TestContext.Current.CancellationToken);
                response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{format.Name}, round {round}");
                (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
            }
        }
    }
}
