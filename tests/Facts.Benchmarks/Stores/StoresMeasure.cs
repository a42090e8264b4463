using Facts.Benchmarks.Appending;
using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Stores;

/// <summary>
/// Other event stores on the same PostgreSQL: appending, reading an organization's stream of fifty claims, building a projection anew.
/// Beside them Facts: a claim a request, the whole state of an organization, and its replay, which compares every row besides.
/// </summary>
internal sealed class StoresMeasure : IMeasure
{
    public string Name => "stores";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        await using var emmett = await Emmett.StartAsync(bench);
        await using var messageDb = await MessageDb.OpenAsync(bench);
        List<Row> rows =
        [
            .. emmett is null ? [Absent("emmett-postgresql", Emmett.Variable)] : Array.Empty<Row>(),
            .. messageDb is null ? [Absent("message-db", MessageDb.Variable)] : Array.Empty<Row>(),
        ];
        List<IEventStore> peers = [.. new IEventStore?[] { emmett, messageDb }.OfType<IEventStore>()];
        if (peers.Count == 0)
            return rows;
        var register = new Register(bench.Settings.Full ? 5_000 : 1_000);
        await using var store = await bench.CreateStoreAsync();
        await store.ImportAsync(register.Write(bench.Server.Folder), bench.Stop);
        foreach (var peer in peers)
            await FillAsync(peer, register, bench.Stop);
        // In this order: what is read and rebuilt is the register and nothing else.
        rows.AddRange(await StoreReading.RunAsync(peers, store, register, bench));
        rows.AddRange(await StoreRebuilding.RunAsync([.. peers.Where(peer => peer.Projects)], store, register, bench));
        rows.AddRange(await StoreAppending.RunAsync(peers, register, bench));
        return rows;
    }

    private static Row Absent(string peer, string variable) => Row.Absent(peer, $"{variable} names no folder that it is installed in");

    private static async Task FillAsync(IEventStore peer, Register register, CancellationToken stop)
    {
        foreach (var organization in Enumerable.Range(0, register.Claims).Select(TenureRecorded.Of).GroupBy(said => said.Organization))
            await peer.FillAsync(organization.Key, [.. organization], stop);
        WrongAnswerException.Unless(register.Claims, await peer.CountAsync(stop), $"Events of {peer.Name}");
    }
}
