using Facts.Store.Storage;
using Weasel.Core;
using Weasel.Postgresql.Tables;

namespace Facts.Store.Webhooks;

internal static class WebhookTables
{
    public static IEnumerable<Table> All
    {
        get
        {
            var webhooks = Webhooks();
            return [webhooks, Deliveries(webhooks)];
        }
    }

    /// <summary>Who is told of changed answers, and where.</summary>
    private static Table Webhooks()
    {
        var table = FactsTable.Of("webhooks");
        table.AddColumn<string>("id").AsPrimaryKey();
        table.AddColumn<string>("url").NotNull();
        // Of whose answers; null for all.
        table.AddColumn<string>("organization").AllowNulls();
        table.AddColumn<string>("created_by").NotNull();
        table.AddColumn("created_at", "timestamptz").NotNull();
        // The first leaf that it is told of.
        table.AddColumn("since", "bigint").NotNull();
        // Encrypted.
        table.AddColumn<string>("secret").NotNull();
        // The one before, which signs as well for a while.
        table.AddColumn<string>("former_secret").AllowNulls();
        table.AddColumn("former_until", "timestamptz").AllowNulls();
        table.AddColumn("rest_until", "timestamptz").AllowNulls();
        table.AddColumn("disabled_at", "timestamptz").AllowNulls();
        return table;
    }

    /// <summary>
    /// What an endpoint is told: which organization's answers changed at which recorded time. The answers are read when they are sent, so
    /// that there is no copy of what may be erased.
    /// </summary>
    private static Table Deliveries(Table webhooks)
    {
        var table = FactsTable.Of("webhook_deliveries");
        table.AddColumn<string>("id").AsPrimaryKey();
        table.AddColumn<string>("webhook").NotNull();
        table.ForeignKeys.Add(new ForeignKey("webhook_deliveries_webhook")
        {
            LinkedTable = webhooks.Identifier,
            ColumnNames = ["webhook"],
            LinkedNames = ["id"],
            DeleteAction = CascadeAction.Cascade,
        });
        table.AddColumn("leaf", "bigint").NotNull();
        table.AddColumn<string>("organization").NotNull();
        table.AddColumn("known_at", "timestamptz").NotNull();
        // waiting, sending, delivered or dead.
        table.AddColumn<string>("state").NotNull();
        table.AddColumn("attempts", "integer").NotNull();
        // When it is tried next; while it is being sent, since when.
        table.AddColumn("due_at", "timestamptz").NotNull();
        table.AddColumn("tried_at", "timestamptz").AllowNulls();
        table.AddColumn("status", "integer").AllowNulls();
        table.AddColumn<string>("problem").AllowNulls();
        table.Indexes.Add(new IndexDefinition("webhook_deliveries_by_due") { Columns = ["webhook", "state", "due_at"] });
        table.Indexes.Add(new IndexDefinition("webhook_deliveries_by_leaf") { Columns = ["webhook", "leaf", "id"] });
        return table;
    }
}
