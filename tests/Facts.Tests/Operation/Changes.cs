using Facts.Domain.Time;
using Facts.Tests.Support;
using Facts.Tests.Webhooks;
using Npgsql;

namespace Facts.Tests.Operation;

/// <summary>What receivers of webhooks ought to be told of, and whether they were.</summary>
internal static class Changes
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The posts whose answers changed, by organization and recorded time: those that the recorded claims are about.</summary>
    public static async Task<Dictionary<(string Organization, string KnownAt), string[]>> AllAsync(string connectionString)
    {
        var changes = new Dictionary<(string, string), string[]>();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("""
            select substr(stream_id, length('organization/') + 1), timestamp, array_agg(data ->> 'post' order by data ->> 'post')
            from facts.mt_events where type = 'appointment-claimed' group by 1, 2
            """);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
            changes.Add((reader.GetString(0), AsOf.Print(reader.GetDateTime(1))), reader.GetFieldValue<string[]>(2));
        return changes;
    }

    /// <summary>Waits until somebody was told of every change at least once; always under one id, and of nothing else.</summary>
    public static async Task AreToldAsync(Receiver receiver, Dictionary<(string Organization, string KnownAt), string[]> changes)
    {
        int Told() => receiver.All.Select(one => one.Id).Distinct().Count();
        await Patience.UntilAsync(() => Told() >= changes.Count, () => $"{Told()} of {changes.Count}");
        var messages = receiver.All.ToLookup(one => (one.Organization, one.Json.GetProperty("data").GetProperty("knownAt").GetString()!));
        messages.Select(change => change.Key).ShouldBe(changes.Keys, ignoreOrder: true);
        foreach (var change in messages)
        {
            change.Select(one => one.Id).Distinct().Count().ShouldBe(1, $"{change.Key} came under several ids.");
            change.Select(one => one.Body).Distinct().Count().ShouldBe(1, $"{change.Key} came with several bodies.");
            // A post is there once for each period in which it has another answer.
            change.First().Json.GetProperty("data").GetProperty("changes").EnumerateArray()
                .Select(one => one.GetProperty("post").GetString()!).Distinct().Order(StringComparer.Ordinal).ShouldBe(changes[change.Key]);
        }
    }
}
