using Facts.Tests.Support;

namespace Facts.Tests.Replay;

/// <summary>All rows that a replay compares, and the events, as text.</summary>
internal static class Rows
{
    /// <summary>What the rows say, in no order; numbers that the database gives aside.</summary>
    public static Task<string> SayAsync(string connectionString) => AllAsync(connectionString, "to_jsonb(t) - '{ctid,xmin,xmax}'::text[]");

    /// <summary>The rows as they lie there: whoever writes one, even as it was, leaves another version of it.</summary>
    public static Task<string> LieAsync(string connectionString) => AllAsync(connectionString, "concat(t.ctid, t.xmin, t.xmax)");

    private static Task<string> AllAsync(string connectionString, string line) => Sql.AskAsync<string>(connectionString, $"""
        with tenures as (select ctid, xmin, xmax, post, person, valid, known, certain, span, detail from facts.tenures),
          set_asides as (select ctid, xmin, xmax, post, person, valid, known, claim, why from facts.set_asides)
        select string_agg(line, E'\n' order by line) from (
          select 'tenure ' || ({line})::text as line from tenures t
          union all select 'set aside ' || ({line})::text from set_asides t
          union all select 'claim ' || ({line})::text from facts.claims t
          union all select 'act ' || ({line})::text from facts.acts t
          union all select 'former wording ' || ({line})::text from facts.former_wordings t
          union all select 'link ' || ({line})::text from facts.identities t
          union all select 'decision ' || ({line})::text from facts.identity_decisions t
          union all select 'post ' || ({line})::text from facts.posts t
          union all select 'event ' || ({line})::text from facts.mt_events t
        ) as lines
        """);
}
