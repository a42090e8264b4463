using Facts.Access;
using Facts.Domain.Access;
using Facts.Storage;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Facts.Importing;

/// <summary>Records the lines of a request's body as they arrive: what the database takes in sets the pace of the sender.</summary>
public static class ImportEndpoint
{
    /// <summary>Gives the report; refused lines are listed in it, and good lines around them are kept.</summary>
    [Needs(Need.Write, Within.None)]
    [DisableRequestSizeLimit]
    [WolverinePost("/api/import")]
    public static async Task Post(HttpContext http)
    {
        var importer = http.RequestServices.GetRequiredService<Importer>();
        var report = await importer.ImportAsync(
            Importer.ParseAsync(http.Request.Body, http.RequestAborted),
            http.Author("http"),
            dryRun: http.Request.Query["dryRun"] == "true",
            null,
            null,
            http.RequestAborted);
        await Results.Json(report, FactsJson.Options).ExecuteAsync(http);
    }
}
