using Facts.Store.Sentences;
using Microsoft.AspNetCore.WebUtilities;

namespace Facts.Pages;

/// <summary>How a reader changes the language of pages.</summary>
internal static class LanguageSwitch
{
    /// <summary>The parameter that switches the language; it is kept in a cookie from then on.</summary>
    public const string Parameter = "lang";

    /// <summary>The page that is shown, in another language.</summary>
    public static string To(HttpRequest request, Localizer language) => QueryHelpers.AddQueryString(
        request.Path,
        request.Query.Where(one => one.Key != Parameter)
            .SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value))
            .Append(KeyValuePair.Create(Parameter, (string?)language.Code)));
}
