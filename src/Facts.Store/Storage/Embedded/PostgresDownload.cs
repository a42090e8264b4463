using MysticMind.PostgresEmbed;

namespace Facts.Store.Storage.Embedded;

/// <summary>PostgreSQL's programs from Maven Central, for a machine that has none.</summary>
internal static class PostgresDownload
{
    private const int NewStoresMajor = 17;

    /// <exception cref="PostgresUnavailableException">They cannot be had; the sentence names both ways out.</exception>
    public static async Task<PostgresBinaries> GetAsync(int? major, StoreFiles store, Action<string> note, CancellationToken ct)
    {
        var wanted = major ?? NewStoresMajor;
        note($"Downloading PostgreSQL {wanted} …");
        try
        {
            var server = new PgServer(new PgServerOptions
            {
                PgVersion = wanted.ToString(),
                DbDir = store.Downloads,
                BinariesDir = store.Downloads,
                DownloadRetryCount = 1,
            });
            await using (server.ConfigureAwait(false))
            {
                await server.InstallAsync(ct);
                return await PostgresBinaries.InspectAsync(Path.Combine(server.InstallDir, "bin"), store.Account, ct)
                    ?? throw new PostgresUnavailableException(Explain(major, "what was downloaded does not run here"));
            }
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or PostgresUnavailableException))
        {
            throw new PostgresUnavailableException(Explain(major, failure.GetBaseException().Message.Split('\n')[0].TrimEnd('.', '\r')));
        }
    }

    private static string Explain(int? major, string reason)
    {
        var (lack, remedy) = major is null
            ? ($"This machine has no PostgreSQL {PostgresBinaries.OldestMajor} or later", "PostgreSQL")
            : ($"The database was made by PostgreSQL {major}, which this machine does not have", $"PostgreSQL {major}");
        return $"{lack}, and it could not be downloaded ({reason}): install {remedy} or set ConnectionStrings__Facts.";
    }
}
