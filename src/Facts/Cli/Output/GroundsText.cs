using Facts.Domain.Tenures;
using Facts.Store.Sentences;

namespace Facts.Cli.Output;

/// <summary>The claims that a holder rests on: the words, who said them, and where they stand; the first few for each boundary.</summary>
internal static class GroundsText
{
    private const int MostGrounds = 3, MostIds = 4;

    public static void Write(
        Page page, IReadOnlyList<Ground> grounds, string? from, string? to, string? whose = null, Func<string, string>? name = null)
    {
        var (start, end) = (from is null ? "" : $" {EdtfWords.Of(from)}", to is null ? "" : $" {EdtfWords.Of(to)}");
        Write(page, Heading(whose, $"Starts{start}"), grounds.Where(ground => ground.Does == Does.Starts), name);
        var ends = to == Boundary.OpenText ? "ongoing" : $"ends{end}";
        Write(page, Heading(whose, $"Starts{start}, {ends}"), grounds.Where(ground => ground.Does == Does.Both), name);
        var heading = Heading(whose, to == Boundary.OpenText ? "Ongoing" : $"Ends{end}");
        Write(page, heading, grounds.Where(ground => ground.Does == Does.Ends), name);
        Write(page, Heading(whose, "In office"), grounds.Where(ground => ground.Does == Does.Confirms), name);
    }

    private static void Write(Page page, string heading, IEnumerable<Ground> grounds, Func<string, string>? name)
    {
        var all = grounds.OrderBy(ground => ground.Quote is null).ToList();
        if (all.Count == 0)
            return;
        page.Heading(heading);
        foreach (var ground in all.Take(MostGrounds))
        {
            page.Quote(ground.Quote, 2);
            page.Origin(4, Kind(ground), AttributionWords.Said(ground.Attribution, name), ground.Source, ground.Claim);
            foreach (var was in CorrectionWords.Of(ground))
                page.Line(was, Page.Doubt, 4);
            if (ground.DeniedBy is { } denials)
                page.Line($"denied: {string.Join(", ", denials)}", Page.Doubt, 4);
        }

        var rest = all.Skip(MostGrounds).Select(ground => ground.Claim).ToList();
        if (rest.Count > 0)
        {
            var further = rest.Count > MostIds ? ", … (--json lists all)" : "";
            page.Line($"… and {rest.Count} more: {string.Join(", ", rest.Take(MostIds))}{further}", Page.Faint, 2);
        }
    }

    private static string Heading(string? whose, string what) =>
        whose is null ? what : $"{whose}: {char.ToLowerInvariant(what[0])}{what[1..]}";

    private static string Kind(Ground ground) => ground.Inferred == true ? $"{ground.Kind} (inferred from the successor)" : ground.Kind;
}
