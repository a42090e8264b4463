using System.Globalization;
using Facts.Store.Access;
using Facts.Store.Claims;
using Facts.Store.Idempotency;
using Facts.Store.Ledger;
using Facts.Store.Organizations;
using Facts.Store.People;
using Facts.Store.Proposals;
using Facts.Store.Protection;
using Facts.Store.Recording;
using Facts.Store.Search;
using Facts.Store.Sources;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Facts.Store.Webhooks;
using Marten;
using Marten.Events;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;

namespace Facts.Store.Setup;

/// <summary>How Facts uses Marten; every host and test sets it up here.</summary>
internal static class MartenSetup
{
    /// <summary>A Marten store on a database. Reading and recording need none, and are quicker to start without.</summary>
    public static DocumentStore OpenStore(Database database) => DocumentStore.For(options => Configure(options, database.ForMarten));

    public static void Configure(StoreOptions options, NpgsqlDataSource database)
    {
        options.Connection(database);
        options.AutoCreateSchemaObjects = JasperFx.AutoCreate.CreateOrUpdate;
        MartenEvents.Configure(options);
        AddTables(options);
    }

    private static void AddTables(StoreOptions options)
    {
        options.Storage.ExtendedSchemaObjects.Add(new Extension("btree_gist"));
        IEnumerable<ISchemaObject> tables =
        [
            .. SettingsTable.All,
            .. SourceTables.All,
            .. PeopleTables.All,
            .. OrganizationTables.All,
            .. ClaimTables.All,
            .. TenureTables.All,
            .. LedgerTables.All,
            .. SearchTables.All,
            .. AccessTables.All,
            .. AnsweredTable.All,
            .. ProtectionTables.All,
            .. WebhookTables.All,
            .. ProposalTables.All,
        ];
        foreach (var table in tables)
            options.Storage.ExtendedSchemaObjects.Add(table);
        options.Storage.Add(new AfterEvents());
    }

    /// <summary>What can only be said of Marten's tables once it has made them.</summary>
    private sealed class AfterEvents() : FeatureSchemaBase("facts_after_events", new PostgresqlMigrator())
    {
        public override IEnumerable<Type> DependentTypes() => [typeof(EventGraph)];

        protected override IEnumerable<ISchemaObject> schemaObjects()
        {
            var often = FactsTable.Often.ToString(CultureInfo.InvariantCulture);
            yield return new MartenTableSettings(
                "mt_events", ("autovacuum_analyze_scale_factor", often), ("autovacuum_vacuum_insert_scale_factor", often));
            // Every save writes the rows of its streams anew: with room in their pages no index has to know.
            yield return new MartenTableSettings(
                "mt_streams", ("autovacuum_analyze_scale_factor", often), ("autovacuum_vacuum_scale_factor", often), ("fillfactor", "90"));
        }
    }
}
