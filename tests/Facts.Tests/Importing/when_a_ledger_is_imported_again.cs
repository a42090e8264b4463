using System.Text;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Time;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

public sealed class LedgerOnce(PostgresFixture postgres) : IAsyncLifetime
{
    internal FactsStore Store { get; private set; } = null!;

    internal string State { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Store = await FactsStore.CreateAsync(postgres, "ledger");
        (await Store.ImportAsync(Ledger.Lines)).Rejected.ShouldBeEmpty();
        State = await Ledger.StateAsync(Store);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}

public sealed class when_a_ledger_is_imported_again(LedgerOnce once, PostgresFixture postgres) : IClassFixture<LedgerOnce>
{
    [Fact]
    public async Task it_changes_nothing()
    {
        var report = await once.Store.ImportAsync(Ledger.Lines);
        report.Unchanged.ShouldBe(Ledger.Lines.Length);
        report.Lines.ShouldBe(Ledger.Lines.Length);
        (await Ledger.StateAsync(once.Store)).ShouldBe(once.State);
    }

    [Fact]
    public async Task each_line_by_itself_changes_nothing()
    {
        foreach (var line in Ledger.Lines)
            (await once.Store.ImportAsync(line)).Unchanged.ShouldBe(1, line);
        (await Ledger.StateAsync(once.Store)).ShouldBe(once.State);
    }

    [Fact]
    public async Task a_dry_run_records_nothing()
    {
        string[] lines = ["""{"type":"claim","id":"new","kind":"tenure","source":"s","organization":"o","post":"ceo","person":"x","from":"2023"}""", "bad"];
        var report = await once.Store.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), dryRun: true);
        (report.Claims, report.RejectedCount).ShouldBe((1, 1));
        (await Ledger.StateAsync(once.Store)).ShouldBe(once.State);
    }

    [Fact]
    public async Task the_last_act_stands()
    {
        (await once.Store.AskAsync("o", "ceo", "2020-08-01")).Holders.ShouldHaveSingleItem().To.ShouldBe("2020-09-01");
        (await once.Store.AskAsync("o", "ceo", "2021-06-01")).Holders.ShouldHaveSingleItem().Disputed.ShouldBeFalse();
        (await once.Store.AskAsync("o", "ceo", "2022-06-01")).Status.ShouldBe(Status.Vacant);
        (await once.Store.AskAsync("o", "chair", "2022-06-01")).Holders.ShouldHaveSingleItem().Person.Id.ShouldBe("robert");
        var history = await once.Store.Session.Claims.HistoryAsync("t", AsOf.TryParse("2026-01-02")!, TestContext.Current.CancellationToken);
        history[^1].Data.ShouldBeOfType<OutcomeRecorded>().Outcome.ToString().ShouldBe("Lapsed");
    }

    [Fact]
    public async Task a_file_that_was_cut_at_any_line_and_then_imported_whole_ends_the_same()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "cut");
        // Each step is the file cut one line later, up to the whole.
        for (var cut = 1; cut <= Ledger.Lines.Length; cut++)
        {
            var report = await store.ImportAsync(Ledger.Lines[..cut]);
            report.RejectedCount.ShouldBe(0);
            report.Unchanged.ShouldBeGreaterThanOrEqualTo(cut - 1);
        }

        (await Ledger.StateAsync(store)).ShouldBe(once.State);
    }

    [Fact]
    public async Task a_file_cut_in_the_middle_of_a_line_is_finished_too()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "torn");
        var text = string.Join('\n', Ledger.Lines);
        var report = await store.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(text[..(text.Length / 2)])));
        report.RejectedCount.ShouldBe(1);
        (await store.ImportAsync(Ledger.Lines)).RejectedCount.ShouldBe(0);
        (await Ledger.StateAsync(store)).ShouldBe(once.State);
    }
}
