using Facts.Store.Importing;
using Facts.Store.Storage;

namespace Facts.Cli;

/// <summary>The first use of an empty embedded store brings in the stories that come with Facts.</summary>
internal static class Seeds
{
    public static async Task BringInAsync(Session session, Terminal terminal, CancellationToken stop)
    {
        if (!await session.Database.NeedsSeedsAsync(stop))
            return;
        await using var turn = await SetupTurn.TakeAsync(session.Database.Source, stop);
        if (!await session.Database.NeedsSeedsAsync(stop))
            return;
        var folder = Path.Combine(AppContext.BaseDirectory, "seeds");
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "case.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var report = await session.Importer.ImportAsync(
                    CaseFile.Read(file).ToAsyncEnumerable(),
                    "seed",
                    new ImportOptions { Refused = line => terminal.Note(ImportVerb.Describe(line, file)) },
                    stop);
                var seed = Path.GetFileName(Path.GetDirectoryName(file));
                terminal.Note($"Imported the seed {seed}: {report.Claims} claims from {report.Sources} sources.");
            }
        }

        await session.Database.MarkSeededAsync(stop);
    }
}
