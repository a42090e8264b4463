namespace Facts.Benchmarks.Storing;

/// <summary>
/// What a claim costs on the disk: its tenure with indexes, against a table by hand that says the same of names and both times, with the
/// one index that finds it; and all that Facts keeps of it, when it has its leaf and can be searched.
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

    /// <summary>Each with its indexes; a condition on the table's name.</summary>
    private static readonly (string Part, string Tables)[] Parts =
    [
        ("events and streams", "c.relname in ('mt_events', 'mt_streams')"),
        ("tenures", "c.relname = 'tenures'"),
        ("leaves, salts and tiles", "c.relname in ('leaves', 'salts', 'tiles')"),
        ("words to search", "c.relname = 'search'"),
        (
            "claims, posts, people and the rest",
            "c.relname not in ('mt_events', 'mt_streams', 'tenures', 'leaves', 'salts', 'tiles', 'search')"),
    ];

    public string Name => "bytes";

    public async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var claims = bench.Settings.Imported;
        var store = await bench.FilledAsync(claims);
        await store.CatchUpAsync(bench.Stop);
        foreach (var statement in ByHand.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            await BenchServer.RunAsync(store.ConnectionString, statement, bench.Stop);
        await BenchServer.RunAsync(store.ConnectionString, "vacuum full facts.tenures", bench.Stop);
        WrongAnswerException.Unless(
            await store.AskAsync<long>("select count(*) from facts.tenures", bench.Stop),
            await store.AskAsync<long>("select count(*) from by_hand.tenures", bench.Stop),
            "Tenures by hand");
        var mine = await BytesAsync("select pg_total_relation_size('facts.tenures')");
        var theirs = await BytesAsync("select pg_total_relation_size('by_hand.tenures')");
        WrongAnswerException.Unless(
            await store.AskAsync<long>("select count(*) from facts.mt_events", bench.Stop),
            await store.AskAsync<long>("select count(*) from facts.leaves", bench.Stop),
            "Every event has a leaf");
        await BenchServer.RunAsync(store.ConnectionString, "drop schema by_hand cascade", bench.Stop);
        var parts = new List<Row>();
        foreach (var (part, tables) in Parts)
            parts.Add(new($"of a claim: {part}", await BytesAsync(TablesSql(tables)), "bytes"));
        return
        [
            new("a tenure by hand, with its index", theirs, "bytes"),
            new("a tenure of Facts, with its indexes", mine, "bytes", "by hand", mine.Over(theirs), "≤ 1.20"),
            .. parts,
            new("all that Facts keeps of a claim", await BytesAsync(TablesSql("c.relname is not null")), "bytes"),
        ];

        static string TablesSql(string tables) => $"""
            select sum(pg_total_relation_size(c.oid))::bigint
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'facts' and c.relkind = 'r' and {tables}
            """;

        async Task<Series> BytesAsync(string sql) => Series.Of(await store.AskAsync<long>(sql, bench.Stop) / (double)claims);
    }
}
