using System.Text;
using Facts.Domain.Time;
using Facts.Store.Exports;
using Facts.Tests.Support;

namespace Facts.Tests.Exports;

/// <summary>Exports as texts.</summary>
internal static class Exported
{
    public static async Task<string> ExportAsync(
        this FactsStore store, string format, string? organization = null, string known = "2026-01-02", string? start = null)
    {
        var stop = TestContext.Current.CancellationToken;
        var (scope, refusal) = await store.Session.Exporter.OpenAsync(organization, AsOf.TryParse(known)!, start, stop);
        if (scope is null)
            throw new InvalidOperationException(refusal!.Message);
        await using var snapshot = scope.Store;
        using var into = new MemoryStream();
        await ExportFormat.Find(format)!.WriteAsync(into, scope, stop);
        return Encoding.UTF8.GetString(into.ToArray());
    }
}
