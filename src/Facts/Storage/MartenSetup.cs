using System.Globalization;
using Facts.Access;
using Facts.Claims;
using Facts.Domain;
using Facts.Idempotency;
using Facts.Ledger;
using Facts.Organizations;
using Facts.People;
using Facts.Proposals;
using Facts.Protection;
using Facts.Search;
using Facts.Sources;
using Facts.Tenures;
using Facts.Webhooks;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events;
using Npgsql;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Facts.Storage;

/// <summary>How Facts uses Marten; every host and test sets it up here.</summary>
internal static class MartenSetup
{
    public const string Schema = "facts";

    /// <summary>The part of a table that changes until PostgreSQL looks after it; by itself it waits for a fifth.</summary>
    private const double Often = 0.02;

    /// <summary>
    /// A table of ours. PostgreSQL would vacuum one of a million rows after 200,000 were given up, and analyze it after 100,000 came.
    /// </summary>
    public static Table Table(string name)
    {
        var table = new Table($"{Schema}.{name}");
        table.WithAutovacuum(vacuumScaleFactor: Often, analyzeScaleFactor: Often, insertScaleFactor: Often);
        return table;
    }

    /// <summary>
    /// For appending in transactions that are given: it never connects by itself. That the tables are there is seen to before
    /// (<see cref="Facts.Storage.Schema"/>).
    /// </summary>
    public static void ConfigureAppending(StoreOptions options)
    {
        options.Connection("Host=nowhere.invalid;Database=facts");
        options.AutoCreateSchemaObjects = JasperFx.AutoCreate.None;
        // In a transaction that failed nothing can be done again; whoever began it decides anew.
        options.ConfigurePolly(_ => { });
        options.ConfigureWritePolly(_ => { });
        ConfigureEvents(options);
    }

    public static void Configure(StoreOptions options, NpgsqlDataSource database)
    {
        options.Connection(database);
        options.AutoCreateSchemaObjects = JasperFx.AutoCreate.CreateOrUpdate;
        ConfigureEvents(options);
        AddTables(options);
    }

    private static void ConfigureEvents(StoreOptions options)
    {
        options.DatabaseSchemaName = Schema;
        options.DisableNpgsqlLogging = true;
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, json => FactsJson.Configure(json));

        options.Events.StreamIdentity = StreamIdentity.AsString;
        // The application's clock, and event timestamps that are set (a ledger's own recorded times) are kept.
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.EnableUniqueIndexOnEventId = true;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        EventTypes.Register(options);
        // Tenures last: claims refer to sources and people.
        options.Projections.Add(new SourceProjection(), ProjectionLifecycle.Inline, "sources");
        options.Projections.Add(new PeopleProjection(), ProjectionLifecycle.Inline, "people");
        options.Projections.Add(new TenureProjection(), ProjectionLifecycle.Inline, "tenures");
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
            var often = Often.ToString(CultureInfo.InvariantCulture);
            yield return new MartenTableSettings(
                "mt_events", ("autovacuum_analyze_scale_factor", often), ("autovacuum_vacuum_insert_scale_factor", often));
            // Every save writes the rows of its streams anew: with room in their pages no index has to know.
            yield return new MartenTableSettings(
                "mt_streams", ("autovacuum_analyze_scale_factor", often), ("autovacuum_vacuum_scale_factor", often), ("fillfactor", "90"));
        }
    }
}
