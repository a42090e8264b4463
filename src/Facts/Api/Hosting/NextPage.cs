namespace Facts.Api.Hosting;

/// <summary>Says, of a list that is a JSON array, that there is more, and where (RFC 8288: <c>Link</c> with <c>rel="next"</c>).</summary>
internal static class NextPage
{
    public const string Parameter = "after";

    private static readonly object Said = new();

    /// <summary>What is asked, whatever page of it.</summary>
    public static string Asked(IQueryCollection query) => "page\n" + QueryString.Create(query.Where(one => one.Key != Parameter)
        .OrderBy(one => one.Key, StringComparer.Ordinal).SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value)));

    /// <summary>The cursor that was said; null for none.</summary>
    public static string? CursorOf(HttpContext http) => http.Items[Said] as string;

    /// <summary>The address of what was asked, with a cursor in the place of the one it had.</summary>
    public static void Say(HttpContext http, string? cursor)
    {
        if (cursor is null)
            return;
        http.Items[Said] = cursor;
        var asked = http.Request.Query.Where(one => one.Key != Parameter)
            .SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value));
        var query = QueryString.Create(asked.Append(KeyValuePair.Create<string, string?>(Parameter, cursor)));
        http.Response.Headers.Append("Link", $"<{http.Request.PathBase}{http.Request.Path}{query}>; rel=\"next\"");
    }
}
