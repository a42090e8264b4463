using Facts.Access;
using Facts.Claims;
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
using Marten;
using Npgsql;
using Weasel.Core;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Facts.Storage;

/// <summary>How Facts uses Marten; every host and test sets it up here.</summary>
internal static class MartenSetup
{
    public const string Schema = "facts";

    public static Table Table(string name) => new($"{Schema}.{name}");

    public static void Configure(StoreOptions options, NpgsqlDataSource database)
    {
        options.Connection(database);
        options.DatabaseSchemaName = Schema;
        options.AutoCreateSchemaObjects = JasperFx.AutoCreate.CreateOrUpdate;
        options.DisableNpgsqlLogging = true;
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, json => FactsJson.Configure(json));

        options.Events.StreamIdentity = StreamIdentity.AsString;
        // The application's clock, and event timestamps that are set (a ledger's own recorded times) are kept.
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.EnableUniqueIndexOnEventId = true;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        EventTypes.Register(options);

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
    }
}
