using System.Net;
using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Access;
using Microsoft.AspNetCore.Http.Extensions;

namespace Facts.Api.Access;

/// <summary>
/// Lets a request through to its endpoint, or not. It asks every endpoint alike, also those that never heard of it.
/// </summary>
internal sealed class Gate(RequestDelegate next, AccessSettings settings, Scopes scopes)
{
    internal const string SignIn = "/sign-in", CrossSite = "cross-site", LoopbackOnly = "loopback-only";

    public async Task InvokeAsync(HttpContext http)
    {
        if ((CheckPlace(http) ?? CheckSite(http.Request) ?? Inputs.Check(http)) is { } wrong)
        {
            await Problems.Of(wrong).ExecuteAsync(http);
            return;
        }

        // Without an endpoint there is nothing to protect: it is told that nothing is there.
        if (!settings.IsConfigured || http.GetEndpoint() is not { } endpoint || Grant.Of(endpoint, http.Request.Method) is not { } grant
            || grant.Need == Need.Nothing)
        {
            await EnterAsync(http);
            return;
        }

        if (http.Permit() is not { } permit)
        {
            await ChallengeAsync(http);
            return;
        }

        if ((permit.Refuse(grant.Need) ?? await scopes.CheckAsync(permit, grant.Within, http)) is { } refusal)
        {
            await Problems.Of(refusal).ExecuteAsync(http);
            return;
        }

        await EnterAsync(http);
    }

    /// <summary>Lets those in who may enter: with the form that they send, if it is one, and no parameter that the endpoint does not know.</summary>
    private async Task EnterAsync(HttpContext http)
    {
        if ((Inputs.CheckKnown(http) ?? await Forms.CheckAsync(http)) is { } bad)
            await Problems.Of(bad).ExecuteAsync(http);
        else
            await next(http);
    }

    /// <summary>
    /// When nobody is asked who they are: only this machine, and only by its name. A page of somebody else's that has its own name lead
    /// here (DNS rebinding) is kept out.
    /// </summary>
    private Refusal? CheckPlace(HttpContext http) =>
        settings.IsConfigured
        || ((http.Connection.LocalIpAddress is not { } local || IPAddress.IsLoopback(local))
            && Listening.IsLoopbackHost(http.Request.Host.Host))
            ? null
            : new Refusal(LoopbackOnly, "Nobody is asked who they are here, so only this machine is answered, by the name of localhost.");

    /// <summary>
    /// Pages of others must not write with the cookie, or the machine, of whoever looks at them. Browsers say where a request comes from:
    /// Sec-Fetch-Site (W3C Fetch Metadata), older ones Origin (RFC 6454). Programs say neither.
    /// </summary>
    private static Refusal? CheckSite(HttpRequest request)
    {
        if (Grant.IsSafe(request.Method))
            return null;
        var own = request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "" => request.Headers.Origin.ToString() is not { Length: > 0 } origin
                || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value),
            "same-origin" or "none" => true,
            _ => false,
        };
        return own ? null : new Refusal(CrossSite, "A page of another site may not write here.");
    }

    /// <summary>Browsers are led to where they can sign in; programs are told that they have to.</summary>
    private static Task ChallengeAsync(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) && !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.Redirect(SignIn + QueryString.Create("to", request.GetEncodedPathAndQuery()));
            return Task.CompletedTask;
        }

        // RFC 6750, section 3.
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(new Refusal(
            AccessCodes.Unauthenticated,
            "Send an API key or a token: Authorization: Bearer …. What was sent, if anything was, is unknown, expired, revoked or forged."))
            .ExecuteAsync(http);
    }
}
