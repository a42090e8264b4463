using Weasel.Postgresql.Tables;

namespace Facts.Store.Storage;

/// <summary>Tables of ours: their schema, and how often PostgreSQL looks after them.</summary>
internal static class FactsTable
{
    public const string Schema = "facts";

    /// <summary>The part of a table that changes until PostgreSQL looks after it; by itself it waits for a fifth.</summary>
    public const double Often = 0.02;

    /// <summary>PostgreSQL would vacuum a table of a million rows after 200,000 were given up, and analyze it after 100,000 came.</summary>
    public static Table Of(string name)
    {
        var table = new Table($"{Schema}.{name}");
        table.WithAutovacuum(vacuumScaleFactor: Often, analyzeScaleFactor: Often, insertScaleFactor: Often);
        return table;
    }
}
