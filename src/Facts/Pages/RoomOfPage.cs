using Facts.Reports;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Facts.Pages;

internal static class RoomOfPage
{
    private static readonly object Key = new();

    /// <summary>That of the page that is being written.</summary>
    public static Room Of(HttpContext http)
    {
        if (http.Items[Key] is not Room room)
            http.Items[Key] = room = new Room(http.RequestAborted);
        return room;
    }

    /// <summary>As many elements as the page has room for.</summary>
    public static IEnumerable<T> Some<T>(this ViewContext page, IEnumerable<T> elements) => Of(page.HttpContext).Some(elements);
}
