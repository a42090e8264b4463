using Microsoft.AspNetCore.Mvc.Rendering;

namespace Facts.Pages;

/// <summary>So much a page lists, whatever it is about; what is left out is counted, and said at the end (Shared/_Layout).</summary>
internal sealed class Room(CancellationToken gone)
{
    private static readonly object Key = new();

    private int _left = FactsPage.MostListed;

    /// <summary>Elements that were not listed.</summary>
    public int LeftOut { get; private set; }

    /// <summary>That of the page that is being written.</summary>
    public static Room Of(HttpContext http)
    {
        if (http.Items[Key] is not Room room)
            http.Items[Key] = room = new Room(http.RequestAborted);
        return room;
    }

    /// <summary>As many as there is room for.</summary>
    public IEnumerable<T> Some<T>(IEnumerable<T> elements)
    {
        foreach (var element in elements)
        {
            gone.ThrowIfCancellationRequested();
            if (_left > 0)
            {
                _left--;
                yield return element;
            }
            else
            {
                LeftOut++;
            }
        }
    }
}

internal static class RoomOfPage
{
    /// <summary>As many elements as the page has room for.</summary>
    public static IEnumerable<T> Some<T>(this ViewContext page, IEnumerable<T> elements) => Room.Of(page.HttpContext).Some(elements);
}
