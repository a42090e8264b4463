using Facts.Domain;
using Facts.Store.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace Facts.Api.Hosting;

/// <summary>Forms of pages, looked at like the rest of a request before anybody reads them (<see cref="Inputs"/>).</summary>
internal static class Forms
{
    private const string MediaType = "application/x-www-form-urlencoded";

    /// <summary>
    /// The first thing wrong with the form that a page was sent; null when nothing is, and for what is no page, as nothing else reads forms.
    /// </summary>
    public static async Task<Refusal?> CheckAsync(HttpContext http)
    {
        var request = http.Request;
        if (!request.HasFormContentType || http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null)
            return null;
        // Our forms are sent in this type alone, in the pages' own encoding (HTML, form submission). Others would be read by other rules.
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != MediaType
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return new Refusal(HttpCodes.UnsupportedMediaType, $"A form is sent as {MediaType}, in UTF-8.");
        }

        var body = await RequestBodies.ReadAsync(request, http.RequestAborted);
        if (!PlainText.IsEscaped(body))
            return PlainText.Bad("form");
        request.Body = new MemoryStream(body);
        try
        {
            return Check(http, await request.ReadFormAsync(http.RequestAborted));
        }
        catch (InvalidDataException)
        {
            return new Refusal(HttpCodes.BadRequest, "The form has more fields, or longer ones, than any of ours.");
        }
    }

    private static Refusal? Check(HttpContext http, IFormCollection form)
    {
        var inRoute = Inputs.RouteNames(http).ToList();
        foreach (var (name, values) in form)
        {
            if (values.Count > 1 || inRoute.Contains(name, StringComparer.OrdinalIgnoreCase) || http.Request.Query.ContainsKey(name))
                return Inputs.Twice(name);
            if (PlainText.Check(name, values.ToString()) is { } bad)
                return bad;
        }

        return null;
    }
}
