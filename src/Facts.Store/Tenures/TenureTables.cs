using Facts.Store.Storage;
using Weasel.Core;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Tenures;

internal static class TenureTables
{
    public static IEnumerable<ISchemaObject> All => [Tenures(), SetAsides(), new OnceBelieved()];

    /// <summary>
    /// What is believed of who held a post, on both time axes: <c>valid</c> is when it is possible in the world, <c>certain</c> the part
    /// of it that every reading covers, <c>known</c> when Facts believed it (open while it still does).
    /// </summary>
    private static Table Tenures()
    {
        var table = Bitemporal("tenures");
        table.AddColumn("certain", "tstzrange").NotNull();
        // See Spans.
        table.AddColumn("span", "smallint").NotNull();
        // The text of a JSON document that only ever is read whole.
        table.AddColumn("detail", "text").NotNull();
        table.Indexes.Add(new IndexDefinition("tenures_by_start") { Columns = ["post", "upper_inf(known)", "span", "lower(valid)"] });
        // Whether somebody is left in a post whose end is denied, which decides if others there matter to an act's impact.
        table.Indexes.Add(new IndexDefinition("tenures_lingering")
        {
            Columns = ["post"],
            Predicate = """upper_inf(known) AND detail ~~ '%"lingering":%'""",
        });
        // Of a constraint: Weasel would take it for an index that nobody declared.
        table.IgnoredIndexes.Add(OnceBelieved.Name);
        // The same tenure of the same claims is not believed twice.
        table.Indexes.Add(new IndexDefinition("tenures_believed")
        {
            Columns = ["post", "person", "lower(valid)", "md5(detail)"],
            Predicate = "upper_inf(known)",
            IsUnique = true,
        });
        return table;
    }

    /// <summary>Claims that were not used, on the same axes: <c>valid</c> is the stretch of time that the claim speaks of.</summary>
    private static Table SetAsides()
    {
        var table = Bitemporal("set_asides");
        table.AddColumn<string>("claim").NotNull();
        table.AddColumn<string>("why").NotNull();
        table.Indexes.Add(new IndexDefinition("set_asides_by_time") { Method = IndexMethod.gist, Columns = ["post", "valid", "known"] });
        table.Indexes.Add(new IndexDefinition("set_asides_believed") { Columns = ["post", "person"], Predicate = "upper_inf(known)" });
        return table;
    }

    private static Table Bitemporal(string name)
    {
        var table = FactsTable.Of(name);
        table.AddColumn("id", "bigserial").NotNull();
        table.AddColumn("post", "bigint").NotNull();
        table.AddColumn<string>("person").NotNull();
        table.AddColumn("valid", "tstzrange").NotNull();
        table.AddColumn("known", "tstzrange").NotNull();
        return table;
    }
}
