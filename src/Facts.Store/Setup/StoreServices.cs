using Facts.Store.Access;
using Facts.Store.Answers;
using Facts.Store.Asking;
using Facts.Store.Claims;
using Facts.Store.Exports;
using Facts.Store.Followers;
using Facts.Store.Importing;
using Facts.Store.Ledger;
using Facts.Store.Proposals;
using Facts.Store.Provenance;
using Facts.Store.Recording;
using Facts.Store.Redactions;
using Facts.Store.Search;
using Facts.Store.Sources;
using Facts.Store.Storage;
using Facts.Store.Streaming;
using Facts.Store.Timelines;

namespace Facts.Store.Setup;

/// <summary>What the store has for a program that serves: readers, writers, and what follows the ledger.</summary>
internal static class StoreServices
{
    public static void AddFactsStore(
        this IServiceCollection services, Database database, TimeProvider clock, IConfiguration configuration)
    {
        services.AddSingleton(clock);
        services.AddSingleton(database);
        services.AddSingleton(database.Source);
        services.AddReaders();
        services.AddWriters(database, clock);
        services.AddSingleton(new LedgerService(
            database, clock, configuration[LedgerKeys.Variable], configuration[LedgerKeys.NameVariable]));
        services.AddSingleton<Sequencer>();
        services.AddHostedService<SequencerService>();
        services.AddSingleton<SearchIndexer>();
        services.AddHostedService<SearchService>();
    }

    private static void AddReaders(this IServiceCollection services)
    {
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<AnswerReader>();
        services.AddSingleton<ChangeReader>();
        services.AddSingleton<ClaimChangeReader>();
        services.AddSingleton<Facts.Store.Organizations.StreamReader>();
        services.AddSingleton<Lens>();
        services.AddSingleton<WhatIf>();
        services.AddSingleton<TimelineReader>();
        services.AddSingleton<ClaimReader>();
        services.AddSingleton<ClaimList>();
        services.AddSingleton<ClaimLookup>();
        services.AddSingleton<SourceLookup>();
        services.AddSingleton<TrailReader>();
        services.AddSingleton<ClaimTrailReader>();
        services.AddSingleton<Exporter>();
        services.AddSingleton<Searcher>();
        services.AddSingleton<OrganizationList>();
        services.AddSingleton<Listings>();
        services.AddSingleton<Homes>();
        services.AddSingleton<ChangeStream>();
    }

    private static void AddWriters(this IServiceCollection services, Database database, TimeProvider clock)
    {
        services.AddSingleton(new Recorder(database.Source, clock));
        services.AddSingleton(new Lanes(new Recorder(database.Source, clock), database));
        services.AddSingleton<Importer>();
        services.AddSingleton<Redactor>();
        services.AddSingleton<DryRunner>();
        services.AddSingleton<Proposer>();
        services.AddSingleton<Decider>();
    }
}
