namespace Facts.Api.Hosting;

/// <summary>
/// HEAD asks for what GET would say, without the body (RFC 9110, section 9.3.2). The server leaves the body out by itself; endpoints need
/// not know. Streams end when one side goes, which whoever sends HEAD does not expect: they do not take it.
/// </summary>
internal static class HeadRequests
{
    public static void UseHeadRequests(this IApplicationBuilder app)
    {
        app.Use((http, next) =>
        {
            if (HttpMethods.IsHead(http.Request.Method) && !Limits.IsEndless(http.Request.Path))
                http.Request.Method = HttpMethods.Get;
            return next(http);
        });
        // By itself routing would come first, and find no endpoint.
        app.UseRouting();
    }
}
