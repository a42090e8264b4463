using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Operation;

/// <summary>Whoever goes away while their question is worked on leaves no work behind in the database.</summary>
[Slow]
public sealed class when_whoever_asked_has_gone(ServedFacts served) : IClassFixture<ServedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/holders?organization=openai&post=ceo")]
    [InlineData("/api/holders?organization=openai&post=ceo&why=true")]
    [InlineData("/api/state?organization=openai")]
    [InlineData("/api/timeline?organization=openai")]
    [InlineData("/api/people?id=mira-murati")]
    [InlineData("/api/changes?organization=openai&from=2023-11-01")]
    [InlineData("/api/changes/claims?organization=openai&from=2023-11-01")]
    [InlineData("/api/trail?organization=openai&post=ceo")]
    [InlineData("/api/claims?organization=openai")]
    [InlineData("/api/claims/murati-appointed-ceo")]
    [InlineData("/api/claims/murati-appointed-ceo/provenance")]
    [InlineData("/api/sources?id=article-2023-11-20")]
    [InlineData("/api/organizations")]
    [InlineData("/api/export/tenures-csv")]
    [InlineData("/?organization=openai&post=ceo")]
    [InlineData("/?q=openai+ceo")]
    [InlineData("/board?organization=openai")]
    [InlineData("/timeline?organization=openai")]
    [InlineData("/person?id=mira-murati")]
    [InlineData("/claims/murati-appointed-ceo")]
    [InlineData("/source?id=article-2023-11-20")]
    [InlineData("/changes?organization=openai&from=2023-11-01")]
    public async Task its_statement_ends(string address)
    {
        // What is behind has caught up, and asks for nothing that is locked below.
        await served.GetAsync("/api/search?q=murati");
        await using var ours = new NpgsqlConnection(served.Store.ConnectionString);
        await ours.OpenAsync(Stop);
        await using var held = await ours.BeginTransactionAsync(Stop);
        await using (var hold = new NpgsqlCommand(
            "lock table facts.tenures, facts.claims, facts.posts, facts.organizations, facts.people, facts.sources in access exclusive mode", ours, held))
            await hold.ExecuteNonQueryAsync(Stop);
        using var gone = new CancellationTokenSource();
        var asking = served.Client.GetAsync(address, gone.Token);
        await Patience.UntilAsync(async () => await WaitingAsync() > 0);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(asking);
        await Patience.UntilAsync(async () => await WaitingAsync() == 0);
    }

    private Task<long> WaitingAsync() => Support.Sql.AskAsync<long>(
        served.Store.ConnectionString, "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
}
