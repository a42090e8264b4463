namespace Facts.Benchmarks.Storing;

/// <summary>
/// What a claim costs on the disk: its tenure with indexes, against a table by hand that says the same of names and both times, with the
/// one index that finds it; and all that Facts keeps of it.
/// </summary>
internal sealed class BytesMeasure : IMeasure
{
    private const string ByHand = """
        create schema by_hand;
        create table by_hand.tenures (
          organization text not null, post text not null, person text not null,
          valid_from timestamptz, valid_to timestamptz, known_from timestamptz not null, known_to timestamptz,
          claim text not null
        );
        insert into by_hand.tenures
        select p.organization, p.id, t.person, lower(t.valid), upper(t.valid), lower(t.known), upper(t.known), 'claim-' || row_number() over ()
        from facts.tenures t join facts.posts p on p.key = t.post;
        create index on by_hand.tenures (organization, post, valid_from, known_from);
        vacuum full by_hand.tenures;
        """;

    public string Name => "bytes";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var claims = bench.Settings.Imported;
        var store = await bench.FilledAsync(claims);
        foreach (var statement in ByHand.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            await BenchServer.RunAsync(store.ConnectionString, statement, bench.Stop);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum full facts.tenures", bench.Stop);
        WrongAnswerException.Unless(
            await store.AskAsync<long>("select count(*) from facts.tenures", bench.Stop),
            await store.AskAsync<long>("select count(*) from by_hand.tenures", bench.Stop),
            "Tenures by hand");
        var mine = await BytesAsync("select pg_total_relation_size('facts.tenures')");
        var theirs = await BytesAsync("select pg_total_relation_size('by_hand.tenures')");
        var all = await BytesAsync("""
            select sum(pg_total_relation_size(c.oid))::bigint
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'facts' and c.relkind = 'r'
            """);
        await BenchServer.RunAsync(store.ConnectionString, "drop schema by_hand cascade", bench.Stop);
        return
        [
            new("a tenure by hand, with its index", theirs, "bytes"),
            new("a tenure of Facts, with its indexes", mine, "bytes", "by hand", mine.Over(theirs), "≤ 1.20"),
            new("all that Facts keeps of a claim", all, "bytes"),
        ];

        async Task<Series> BytesAsync(string sql) => Series.Of(await store.AskAsync<long>(sql, bench.Stop) / (double)claims);
    }
}
