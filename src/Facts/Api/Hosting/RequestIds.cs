using System.Diagnostics;

namespace Facts.Api.Hosting;

/// <summary>
/// Every request has an id, in the response's <c>X-Request-Id</c>, in problems and in the log: the one it came with, or a new one.
/// </summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";

    private const int Longest = 64;

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static void UseRequestIds(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // What a stranger sends ends up in logs: nothing but an id may.
        if (http.Request.Headers[Header] is [{ Length: > 0 and <= Longest } sent] && sent.AsSpan().IndexOfAnyExcept(Allowed) < 0)
            http.TraceIdentifier = sent;
        else
            http.TraceIdentifier = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier.Replace(':', '-');
        // Late, as an exception clears what was set before.
        http.Response.OnStarting(() =>
        {
            http.Response.Headers[Header] = http.TraceIdentifier;
            return Task.CompletedTask;
        });
        return next(http);
    });
}
