using Facts.Domain;
using Facts.Store.People;
using Facts.Store.Sources;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Weasel.Core;

namespace Facts.Store.Recording;

/// <summary>How Marten keeps events here, and what it projects from them.</summary>
internal static class MartenEvents
{
    public static void Configure(StoreOptions options)
    {
        options.DatabaseSchemaName = FactsTable.Schema;
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

    /// <summary>
    /// For appending in transactions that are given: it never connects by itself. That the tables are there is checked when the database
    /// is opened.
    /// </summary>
    public static void ConfigureAppending(StoreOptions options)
    {
        options.Connection("Host=nowhere.invalid;Database=facts");
        options.AutoCreateSchemaObjects = JasperFx.AutoCreate.None;
        // In a transaction that failed nothing can be done again; the caller decides anew.
        options.ConfigurePolly(_ => { });
        options.ConfigureWritePolly(_ => { });
        Configure(options);
    }
}
