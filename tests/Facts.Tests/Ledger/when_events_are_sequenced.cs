using Facts.Domain.Ledger;
using Facts.Store.Ledger;
using Facts.Store.Setup;
using Facts.Tests.Support;
using Npgsql;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Ledger;

public sealed class when_events_are_sequenced(OwnStore own) : IClassFixture<OwnStore>
{
    private FactsStore Store => own.Store;

    [Fact]
    public async Task each_has_one_leaf_and_the_stored_hashes_are_those_of_the_leaves()
    {
        var sequencer = new Sequencer(Store.Session.Database.Source);
        await Store.ImportSeedAsync();
        await sequencer.RunAsync(everywhere: true, TestContext.Current.CancellationToken);
        // Enough for full tiles, and in several steps, so that an unfinished tile is gone on with.
        foreach (var part in Enumerable.Range(0, 700).Select(i => $$"""{"type":"person","id":"person-{{i}}","name":"Person {{i}}"}""").Chunk(150))
        {
            (await Store.ImportAsync(part)).Rejected.ShouldBeEmpty();
            (await sequencer.RunAsync(everywhere: false, TestContext.Current.CancellationToken)).ShouldBe(part.Length);
        }

        (await sequencer.RunAsync(everywhere: true, TestContext.Current.CancellationToken)).ShouldBe(0);
        (await sequencer.WaitingAsync(TestContext.Current.CancellationToken)).Count.ShouldBe(0);
        await Logs.HoldAgainstEventsAsync(Store.ConnectionString);
    }

    [Fact]
    public async Task one_that_commits_late_gets_its_leaf_later()
    {
        var sequencer = new Sequencer(Store.Session.Database.Source);
        await using var connection = new NpgsqlConnection(Store.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var slow = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var append = new NpgsqlCommand(Logs.Appended("late", "late-1"), connection))
            await append.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 4; i++)
        {
            await Store.ImportAsync($$"""{"type":"person","id":"early-{{i}}","name":"Early"}""");
            (await sequencer.RunAsync(everywhere: false, TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);
        }

        await slow.CommitAsync(TestContext.Current.CancellationToken);
        (await sequencer.WaitingAsync(TestContext.Current.CancellationToken)).Count.ShouldBe(1);
        (await sequencer.RunAsync(everywhere: false, TestContext.Current.CancellationToken)).ShouldBe(1);
        await Logs.HoldAgainstEventsAsync(Store.ConnectionString);
    }

    [Theory]
    [InlineData("update facts.leaves set leaf = leaf")]
    [InlineData("delete from facts.leaves where index = 0")]
    [InlineData("truncate facts.leaves")]
    [InlineData("update facts.tiles set root = root")]
    [InlineData("delete from facts.checkpoints")]
    [InlineData("update facts.checkpoints set size = 0")]
    [InlineData("truncate facts.checkpoints")]
    public async Task what_was_written_is_not_changed(string statement)
    {
        var refusal = await Should.ThrowAsync<PostgresException>(() => Sql.RunAsync(Store.ConnectionString, statement));
        refusal.SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task the_schema_settles()
    {
        await using var store = MartenSetup.OpenStore(Store.Session.Database);
        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task proofs_from_stored_tiles_hold_between_any_two_sizes()
    {
        var stop = TestContext.Current.CancellationToken;
        await Store.ImportAsync([.. Enumerable.Range(0, 600).Select(i => $$"""{"type":"person","id":"proven-{{i}}","name":"Person {{i}}"}""")]);
        await new Sequencer(Store.Session.Database.Source).RunAsync(everywhere: true, stop);
        await using var connection = await Store.Session.Database.Source.OpenConnectionAsync(stop);
        var size = await Sql.AskAsync<long>(Store.ConnectionString, "select count(*) from facts.leaves");
        var roots = new Dictionary<long, byte[]>();
        foreach (var at in (long[])[1, 2, 255, 256, 257, 512, 513, size - 1, size])
            roots[at] = await new TreeReader(connection).HashAsync(new LeafRange(0, at), stop);
        foreach (var (first, second) in roots.Keys.SelectMany(one => roots.Keys.Where(other => other >= one).Select(other => (one, other))))
        {
            var path = await new TreeReader(connection).HashesAsync(MerkleProof.Consistency(first, second), stop);
            MerkleVerification.Extends(first, roots[first], second, roots[second], path).ShouldBeTrue($"{first} to {second}");
            var leaf = await new TreeReader(connection).HashAsync(new LeafRange(first - 1, first), stop);
            path = await new TreeReader(connection).HashesAsync(MerkleProof.Inclusion(first - 1, second), stop);
            MerkleVerification.Includes(first - 1, second, leaf, path, roots[second]).ShouldBeTrue($"{first - 1} in {second}");
        }
    }
}
