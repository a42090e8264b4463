using Facts.Benchmarks.Appending;

namespace Facts.Benchmarks.Importing;

/// <summary>
/// Import of a file into an empty store, as <c>facts import</c> does it, against a binary COPY of the events that come of it, and against
/// bare Marten's bulk insert of as many events, stream by stream, which checks and projects nothing; and once as a process, for its
/// memory.
/// </summary>
internal abstract class RegisterImport : IMeasure
{
    /// <summary>The first thousands of lines run while the code is still being compiled.</summary>
    private const int WarmUpClaims = 10_000;

    public abstract string Name { get; }

    protected abstract Register Register(Settings settings);

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var register = Register(bench.Settings);
        var file = register.Write(bench.Server.Folder);
        var warm = new Register(WarmUpClaims, register.Scattered).Write(bench.Server.Folder);
        await using (var store = await bench.CreateStoreAsync())
            await store.ImportAsync(warm, bench.Stop);
        // Marten inserts whole streams only, so there is no scattered way to do it.
        if (!register.Scattered)
            await InsertAsync(new Register(WarmUpClaims), bench);

        using var floor = new CopyFloor(bench.Server.Folder);
        BenchStore? last = null;
        async Task<double> ImportAsync()
        {
            if (last is not null)
                await last.DisposeAsync();
            last = await bench.CreateStoreAsync();
            var seconds = await last.ImportAsync(file, bench.Stop);
            if (!floor.IsReady)
                await floor.TakeAsync(last, bench.Stop);
            return seconds;
        }

        List<(string, Func<int, Task<double>>)> contenders =
        [
            ("seconds of import", _ => ImportAsync()),
            ("seconds of COPY", _ => floor.RunAsync(last!, bench.Stop)),
        ];
        if (!register.Scattered)
            contenders.Add(("seconds of bare Marten's bulk insert", _ => InsertAsync(register, bench)));
        var times = await Rounds.RunAsync(bench, warmUps: 0, [.. contenders]);
        await ImportCheck.RunAsync(last!, register, bench.Stop);

        await using var child = await bench.CreateStoreAsync();
        var (process, peak) = await ChildImport.RunAsync(child.ConnectionString, file, bench.Stop);
        await ImportCheck.RunAsync(child, register, bench.Stop);
        if (!register.Scattered)
            await bench.KeepAsync(register.Claims, last!);
        else
            await last!.DisposeAsync();

        var what = $"{register.Claims:N0} claims over {register.Posts:N0} posts";
        var (import, copy) = (Rate(times[0], floor.Events), Rate(times[1], floor.Events));
        List<Row> rows =
        [
            new($"COPY of the events of {what}", copy, "events/s"),
            new($"import of {what}", import, "events/s", "COPY", import.Over(copy), "≥ 0.50"),
            new($"the same as a process, start to end", Series.Of(floor.Events / process), "events/s"),
        ];
        if (peak is { } megabytes)
            rows.Add(new($"its memory at most", Series.Of(megabytes), "MB", Target: "< 400"));
        if (register.Scattered)
            return rows;
        var bulk = Rate(times[2], register.Claims);
        return
        [
            .. rows,
            new($"bare Marten, bulk insert of {what}", bulk, "events/s"),
            new($"import of {what}", import, "events/s", "bulk insert", import.Over(bulk)),
        ];
    }

    private static async Task<double> InsertAsync(Register register, Bench bench)
    {
        await using var bare = new BareMarten(await bench.Server.CreateDatabaseAsync(bench.Stop));
        var seconds = await bare.InsertAsync(register, bench.Stop);
        WrongAnswerException.Unless(register.Claims, await bare.CountAsync(bench.Stop), "Events of Marten");
        await bench.Server.DropAsync(bare.ConnectionString, bench.Stop);
        return seconds;
    }

    private static Series Rate(Series seconds, long events) => new([.. seconds.Values.Select(value => events / value)]);
}
