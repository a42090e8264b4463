using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial1;

/// <summary>In a post with one seat, a successor's start ends an open predecessor (design, Resolution 3).</summary>
internal static class Succession
{
    /// <summary>
    /// Ends each tenure that no claim ends at the first start of another person that surely comes after its own start. Where the order
    /// of two starts is not sure, neither succeeds the other.
    /// </summary>
    public static IEnumerable<Tenure> Apply(IReadOnlyList<Tenure> tenures)
    {
        var starts = tenures.Where(tenure => tenure.From is not null).OrderBy(tenure => tenure.Possible.Start)
            .ThenBy(tenure => tenure.From!.Latest).ThenBy(tenure => tenure.Person, StringComparer.Ordinal).ToList();
        foreach (var tenure in tenures)
        {
            var isOpen = tenure is { To: null or { IsOpen: true }, OtherEnds.Count: 0, From: not null };
            var successor = isOpen ? Successor(starts, tenure) : null;
            yield return successor is null ? tenure : End(tenure, successor);
        }
    }

    private static Tenure? Successor(List<Tenure> starts, Tenure tenure)
    {
        var latest = LatestStart(tenure);
        int low = 0, high = starts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = starts[middle].Possible.Start > latest ? (low, middle) : (middle + 1, high);
        }

        return starts.Skip(low).FirstOrDefault(other => other.Person != tenure.Person);
    }

    private static DateTime LatestStart(Tenure tenure) =>
        tenure.OtherStarts.Append(tenure.From!).Max(start => start.Latest);

    private static Tenure End(Tenure tenure, Tenure successor)
    {
        var latest = LatestStart(successor);
        var earliest = successor.Possible.Start;
        var boundary = successor.OtherStarts.Count == 0 ? successor.From! : new Boundary(Edtf.Print(earliest, latest), earliest, latest);
        return tenure with
        {
            To = boundary,
            Possible = tenure.Possible with { End = latest },
            Certain = Period.Of(tenure.Certain.Start, earliest),
            Because =
            [
                // Whoever said that it goes on said when it starts; the end is not theirs any more.
                .. tenure.Because.Select(ground => ground.Does == Does.Both ? ground with { Does = Does.Starts } : ground),
                .. successor.Because.Where(ground => ground.Does != Does.Ends && ground.Inferred is null).Take(1)
                    .Select(ground => ground with { Does = Does.Ends, Inferred = true }),
            ],
        };
    }
}
