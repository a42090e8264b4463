namespace Facts.Store.Exports;

/// <summary>A form that a store can be exported in.</summary>
/// <param name="Name">What it is called on the command line and in addresses.</param>
/// <param name="MediaType">With its parameters.</param>
/// <param name="WriteAsync">Writes it.</param>
internal sealed record ExportFormat(string Name, string MediaType, Func<Stream, Scope, CancellationToken, Task> WriteAsync)
{
    public const string JsonLd = "application/ld+json", ProvJson = "application/prov+json";

    // RFC 7111 has "header"; a character set is named as text/csv would be US-ASCII to old readers.
    private const string Csv = "text/csv; charset=utf-8; header=present";

    public static readonly IReadOnlyList<ExportFormat> All =
    [
        new("prov-jsonld", JsonLd, (into, scope, stop) => ProvAsync(new JsonLdWriter(into, scope.Iris), scope, stop)),
        new("prov-json", ProvJson, (into, scope, stop) => ProvAsync(new ProvJsonWriter(into, scope.Iris), scope, stop)),
        new("tenures-csv", Csv, TenuresCsv.WriteAsync),
        new("claims-csv", Csv, ClaimsCsv.WriteAsync),
        new("popolo", "application/json", PopoloExport.WriteAsync),
        new("claimreview", JsonLd, ClaimReviewExport.WriteAsync),
    ];

    public static ExportFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    private static async Task ProvAsync(IProvWriter writer, Scope scope, CancellationToken stop)
    {
        await using (writer)
            await ProvExport.WriteAsync(writer, scope, stop);
    }
}
