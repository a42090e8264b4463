using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Store.Exports;

namespace Facts.Api;

/// <summary>Exports by HTTP, streamed; and the provenance of one claim.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/export/{format}", ExportAsync).Needs(Need.Read, Within.Organization);
        api.MapGet("/claims/{id}/provenance", ProvenanceAsync).Needs(Need.Read, Within.Claim);
    }

    private static async Task<IResult> ExportAsync(
        string format, HttpRequest request, Exporter exporter, ExportRoom room, TimeProvider clock, CancellationToken stop)
    {
        var (found, unknown) = Exporter.Format(format);
        var asked = new Asked(request.Query, clock);
        var (organization, known, start) = (asked.Optional("organization"), asked.Time("known"), asked.Optional("base"));
        if ((unknown ?? asked.Refusal) is { } refused)
            return Problems.Of(refused);
        if (!room.Enter(request.HttpContext))
            return room.Full(request.HttpContext);
        var (scope, refusal) = await exporter.OpenAsync(organization, known, start, stop);
        if (scope is null)
            return Problems.Of(refusal!);
        // So that a browser keeps it as a file, instead of showing text of others in our name.
        request.HttpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name(found!)}\"";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        request.HttpContext.Response.RegisterForDisposeAsync(scope.Store);
        return Results.Stream(into => found!.WriteAsync(into, scope, stop), found!.MediaType);
    }

    private static async Task<IResult> ProvenanceAsync(
        string id, HttpRequest request, HttpResponse response, Exporter exporter, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var (known, start) = (asked.Time("known"), asked.Optional("base"));
        response.Headers.Vary = "Accept";
        if (asked.Refusal is { } refused)
            return Problems.Of(refused);
        var (scope, refusal) = await exporter.OpenAsync(null, known, start, stop);
        if (scope is null)
            return Problems.Of(refusal!);
        await using (scope.Store)
        {
            var asJson = Prefers(request, ExportFormat.ProvJson, ExportFormat.JsonLd);
            var document = new MemoryStream();
            var found = await ProvExport.WriteAsync(
                () => asJson ? new ProvJsonWriter(document, scope.Iris) : new JsonLdWriter(document, scope.Iris), scope, id, stop);
            return found
                ? Results.Bytes(document.ToArray(), asJson ? ExportFormat.ProvJson : ExportFormat.JsonLd)
                : Problems.Of(Absent.Claim(id));
        }
    }

    /// <summary>The first is named, and the other one is not wanted more (RFC 9110, section 12.5.1). Whoever takes anything gets the other.</summary>
    private static bool Prefers(HttpRequest request, string first, string other)
    {
        var accept = request.GetTypedHeaders().Accept;
        double Quality(string type) => accept.Where(one => one.MediaType == type).Select(one => one.Quality ?? 1).DefaultIfEmpty().Max();
        return Quality(first) is > 0 and var quality && quality > Quality(other);
    }

    private static string Name(ExportFormat format) => "facts-" + format.Name switch
    {
        "tenures-csv" => "tenures.csv",
        "claims-csv" => "claims.csv",
        "prov-jsonld" => "prov.jsonld",
        "claimreview" => "claimreview.jsonld",
        var name => $"{name}.json",
    };
}
