using System.Globalization;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Time;

namespace Facts.Store.Paging;

/// <summary>
/// A page of a body that is more than one. Its lists, wherever they stand but within the elements of others, are cut to the same stretch:
/// on the next page each goes on, and those that have ended are empty. Within elements that are large themselves, lists are cut to their
/// first, and <c>…More</c> beside them says how many were left out.
/// </summary>
internal static class JsonPage
{
    /// <summary>Bytes of a page, about; what is smaller is given whole.</summary>
    public const int Size = 256 << 10;

    private const string Next = "next", More = "More";

    /// <summary>Bytes of an element from which on it is cut, and how many elements its lists keep then.</summary>
    private const int Large = 16 << 10, Kept = 20;

    /// <summary>Lists that are an array, or have a <c>Next</c>, come in pages of their own.</summary>
    public static bool IsPageAlready<T>() =>
        typeof(System.Collections.IEnumerable).IsAssignableFrom(typeof(T)) || typeof(T).GetProperty("Next") is not null;

    /// <summary>The page of a body behind a cursor.</summary>
    /// <param name="body">All of it, an object.</param>
    /// <param name="asked">The question, without its cursor: a cursor of another one is none of this.</param>
    /// <param name="after">The cursor; null for the first page.</param>
    /// <param name="stop">Gives up.</param>
    public static (byte[]? Body, string? Next, Refusal? Refusal) Of(byte[] body, string asked, string? after, CancellationToken stop)
    {
        var (skip, cursor) = (0, (Cursor?)null);
        if (after is not null)
        {
            (cursor, var bad) = Cursor.Parse(after, asked);
            if (bad is not null || !int.TryParse(cursor!.Last, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
                return (null, null, bad ?? Cursor.Bad);
        }

        if (body.Length <= Size && skip == 0)
            return (body, null, null);
        var root = JsonNode.Parse(body)!.AsObject();
        var lists = new List<JsonArray>();
        Gather(root, lists);
        var (longest, size, end) = (lists.Select(list => list.Count).DefaultIfEmpty().Max(), 0L, skip);
        for (; end < longest && (size < Size || end == skip); end++)
        {
            stop.ThrowIfCancellationRequested();
            foreach (var list in lists.Where(list => end < list.Count))
                size += Fit(list, end);
        }

        foreach (var list in lists)
            Keep(list, skip, end);
        var next = end < longest
            ? new Cursor(asked, cursor?.Known ?? Now(root), end.ToString(CultureInfo.InvariantCulture)).ToString()
            : null;
        if (next is not null)
            root[Next] = next;
        return (System.Text.Encoding.UTF8.GetBytes(root.ToJsonString(FactsJson.Options)), next, null);
    }

    /// <summary>
    /// What now was when the first page was asked for, from the cursor of the next: what has no times in the question is asked as of then.
    /// </summary>
    public static DateTime? NowOf(string? after, string asked) =>
        after is not null && Cursor.Parse(after, asked).Cursor is { } cursor && cursor.Known > Moments.Beginning ? cursor.Known : null;

    private static DateTime Now(JsonObject root)
    {
        var answer = root["answer"] as JsonObject ?? root;
        return AsOf.TryParse((string?)answer["knownAt"] ?? "")?.Moment ?? Moments.Beginning;
    }

    /// <summary>Lists behind fields of objects, and, where a list has one element, behind its fields.</summary>
    private static void Gather(JsonNode? node, List<JsonArray> lists)
    {
        if (node is JsonArray { Count: not 1 } several)
            lists.Add(several);
        else if (node is JsonArray one)
            Gather(one[0], lists);
        else if (node is JsonObject fields)
        {
            foreach (var (_, value) in fields)
                Gather(value, lists);
        }
    }

    /// <summary>The bytes of an element, which is cut if it is large.</summary>
    private static int Fit(JsonArray list, int index)
    {
        var size = list[index]?.ToJsonString().Length ?? 0;
        if (size <= Large)
            return size;
        Shorten(list[index]);
        return list[index]!.ToJsonString().Length;
    }

    private static void Shorten(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var element in list)
                Shorten(element);
        }

        if (node is not JsonObject fields)
            return;
        foreach (var (name, value) in fields.ToList())
        {
            if (value is JsonArray { Count: > Kept } many)
            {
                fields[name + More] = many.Count - Kept;
                Keep(many, 0, Kept);
            }

            Shorten(value);
        }
    }

    private static void Keep(JsonArray list, int from, int to)
    {
        if (to < list.Count)
            list.RemoveRange(to, list.Count - to);
        list.RemoveRange(0, Math.Min(from, list.Count));
    }
}
