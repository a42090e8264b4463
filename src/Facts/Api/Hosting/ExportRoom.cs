using Facts.Domain;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Facts.Api.Hosting;

/// <summary>
/// Room for exports: each has a connection and a snapshot for as long as its reader takes. So there are so many at once, some of each
/// caller, and a reader slower than the least pace is cut off.
/// </summary>
internal sealed class ExportRoom(Limits limits) : IDisposable
{
    private const string TooMany = "too-many-exports";

    private readonly Places _places = new(limits.Exports, limits.ExportsOfOne);

    /// <summary>Whether there is room; it is given back with the request's end.</summary>
    public bool Enter(HttpContext http)
    {
        if (_places.Take(http) is not { } place)
            return false;
        http.Response.RegisterForDispose(place);
        // In HTTP/2 the pace is that of a whole connection.
        if (HttpProtocol.IsHttp11(http.Request.Protocol) && http.Features.Get<IHttpMinResponseDataRateFeature>() is { } pace)
            pace.MinDataRate = new MinDataRate(limits.LeastPace, limits.Grace);
        return true;
    }

    public IResult Full(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return Problems.Of(StatusCodes.Status429TooManyRequests, new Refusal(TooMany, _places.Full("exports")));
    }

    public void Dispose() => _places.Dispose();
}
