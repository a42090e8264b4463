using Facts.Domain.Ledger;
using Facts.Store.Ledger;
using Npgsql;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Ledger;

/// <summary>What every log must be, whoever wrote it.</summary>
internal static class Logs
{
    /// <summary>Each event has one leaf, indices have no gap, and the stored tiles give the root of the leaves.</summary>
    public static async Task HoldAgainstEventsAsync(string connectionString)
    {
        var leaves = new List<byte[]>();
        var frontier = new Frontier();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using (var query = new NpgsqlCommand("select index, event, leaf from facts.leaves order by index", connection))
        await using (var rows = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                rows.GetInt64(0).ShouldBe(leaves.Count);
                var leaf = rows.GetFieldValue<byte[]>(2);
                Leaf.TryParse(leaf)!.Event.ShouldBe(rows.GetGuid(1));
                leaves.Add(leaf);
                frontier.Append(MerkleTree.LeafHash(leaf));
            }
        }

        const string unpaired = "select count(*) from facts.mt_events e full join facts.leaves l on l.event = e.id where l.event is null or e.id is null";
        (await Sql.AskAsync<long>(connectionString, unpaired)).ShouldBe(0);
        (await Sql.AskAsync<long>(connectionString, "select count(*) from facts.salts")).ShouldBe(leaves.Count);
        var root = await new TreeReader(connection).HashAsync(new LeafRange(0, leaves.Count), TestContext.Current.CancellationToken);
        root.ShouldBe(frontier.Root());
    }

    /// <summary>A statement that appends a person behind the program's back, as some other writer would.</summary>
    public static string Appended(string id, string name) => $$"""
        with s as (insert into facts.mt_streams (id, type, version, timestamp) values ('person/{{id}}', null, 1, now()) returning id)
        insert into facts.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, headers, user_name)
        select nextval('facts.mt_events_sequence'), gen_random_uuid(), s.id, 1, '{"id":"{{id}}","name":"{{name}}"}', 'person-declared',
          '2026-01-01T12:00:00Z', '*DEFAULT*', null, '{"appendedAt":"2026-01-01T12:00:00Z"}', 'test' from s
        """;
}
