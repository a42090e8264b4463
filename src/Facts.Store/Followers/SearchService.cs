using Facts.Store.Search;

namespace Facts.Store.Followers;

/// <summary>Keeps search up to date while Facts serves.</summary>
internal sealed partial class SearchService(SearchIndexer indexer, ILogger<SearchService> log) : FollowingService
{
    protected override Task TurnAsync(CancellationToken stop) => indexer.RunAsync(int.MaxValue, stop);

    protected override void Behind(string problem) => Behind(log, problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Search could not be brought up to date, and will be later: {Problem}")]
    private static partial void Behind(ILogger logger, string problem);
}
