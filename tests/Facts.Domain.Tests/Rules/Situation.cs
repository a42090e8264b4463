using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tests.Tenures;

namespace Facts.Domain.Tests.Rules;

/// <summary>
/// A situation of <c>situations.txt</c>: a name, claims about one post (the first is 0), rulings, and what is asked. Claims have sources of
/// their own, and are recorded a day apart.
/// </summary>
internal sealed record Situation(string Name, IReadOnlyList<string> Lines)
{
    private const string Folder = "Rules";

    public static IReadOnlyList<Situation> All { get; } = Read();

    /// <summary>What is asked and not answered as it stands there; none if all is well.</summary>
    public IReadOnlyList<string> Failures()
    {
        var (board, claims, failures) = (new Board(SeatsOf(Lines), RuleSet.Editorial2), new List<string>(), new List<string>());
        foreach (var line in Lines.Where(line => !line.EndsWith(" seat", StringComparison.Ordinal) && !line.EndsWith(" seats", StringComparison.Ordinal)))
        {
            if (line.StartsWith("rule ", StringComparison.Ordinal))
                board.Ranked(claims[int.Parse(line.Split(' ')[1])], Enum.Parse<Rank>(line.Split(' ')[2], ignoreCase: true));
            else if (line.StartsWith("denied ", StringComparison.Ordinal))
                board.Denied(claims[int.Parse(line.Split(' ')[1])]);
            else if (line.StartsWith("retracted ", StringComparison.Ordinal))
                board.Retracted(claims[int.Parse(line.Split(' ')[1])]);
            else if (line.StartsWith("corrected ", StringComparison.Ordinal))
                board.Corrected(claims[int.Parse(line.Split(' ')[1])], claim => Corrected(claim, line.Split(' ')[2], line.Split(' ')[3]));
            else if (line.StartsWith("same ", StringComparison.Ordinal))
                board.Same(line.Split(' ')[1], line.Split(' ')[2]);
            else if (line.StartsWith("rows: ", StringComparison.Ordinal))
                Add(failures, "rows", Rows(board), string.Join(", ", line["rows: ".Length..].Split(", ").Order(StringComparer.Ordinal)));
            else if (char.IsDigit(line[0]))
                Ask(board, claims, line, failures);
            else
                claims.Add(Claim(board, line));
        }

        return failures;
    }

    public override string ToString() => Name;

    private static int? SeatsOf(IReadOnlyList<string> lines) => lines.Contains("one seat") ? 1 : lines.Contains("four seats") ? 4 : null;

    private static ClaimEvent Corrected(ClaimEvent claim, string field, string value) => (claim, field) switch
    {
        (AppointmentClaimed appointment, "when") => appointment with { When = value },
        (BoundClaim bound, "when") => bound with { When = value },
        (TenureClaimed tenure, "from") => tenure with { From = value },
        (TenureClaimed tenure, "to") => tenure with { To = value },
        _ => throw new FormatException(field),
    };

    private static string Claim(Board board, string line)
    {
        var parts = line.Split(", ");
        var words = parts[0].Split(' ');
        var published = parts.FirstOrDefault(part => part.StartsWith("published ", StringComparison.Ordinal))?["published ".Length..];
        Capacity? capacity = parts.Skip(1).FirstOrDefault(part => Enum.TryParse<Capacity>(part, ignoreCase: true, out _)) is { } text
            ? Enum.Parse<Capacity>(text, ignoreCase: true) : null;
        return words[1] switch
        {
            "appointed" => board.Says("appointment", words[0], when: words[2], capacity: capacity, published: published),
            "died" => board.Died(words[0], words[2]),
            "is" => words[2] == "dissolved" ? board.Dissolved(words[3], words[0]) : board.Abolished(words[3], words[0]),
            "resigned" or "dismissed" => board.Says("resignation", words[0], when: words[2], published: published),
            "seen" => board.Says("tenure", words[0], on: words[2], capacity: capacity, published: published),
            "from" => board.Says(
                "tenure", words[0], from: words[2] == "?" ? null : words[2], to: words[4] == "?" ? null : words[4], capacity: capacity, published: published),
            _ => throw new FormatException(line),
        };
    }

    private static void Ask(Board board, List<string> claims, string line, List<string> failures)
    {
        var (day, parts) = (line.Split(": ")[0], line.Split(": ")[1].Split("; "));
        var answer = board.On(day);
        var holders = answer.Holders.Select(holder => holder.Person.Id + (holder.Certainty == Certainty.Possible ? "?" : "")).Order(StringComparer.Ordinal);
        Add(failures, day, string.Join(' ', holders.DefaultIfEmpty("nobody")), string.Join(' ', parts[0].Split(' ').Order(StringComparer.Ordinal)));
        foreach (var words in parts.Skip(1).Select(part => part.Split(' ')))
        {
            var said = string.Join(' ', words);
            var (person, field, rest) = (words[0], words.Length > 1 ? words[1] : "", string.Join(' ', words.Skip(2)));
            var holder = answer.Holders.FirstOrDefault(one => one.Person.Id == person);
            switch (field)
            {
                case "" when Enum.TryParse<Status>(said, ignoreCase: true, out var status):
                    Add(failures, day, answer.Status, status);
                    break;
                case "is":
                    Add(failures, day, answer.Holders.Any(one => one.Disputed), person == "somebody");
                    break;
                case "from":
                    Add(failures, $"{day} {said}", holder?.From, rest);
                    break;
                case "to":
                    Add(failures, $"{day} {said}", holder?.To, rest);
                    break;
                case "capacity":
                    Add(failures, $"{day} {said}", holder?.Capacity?.ToString().ToLowerInvariant(), rest);
                    break;
                case "because":
                    Add(failures, $"{day} {said}", string.Join(' ', (holder?.Because ?? []).Select(ground => claims.IndexOf(ground.Claim)).Distinct().Order()), rest);
                    break;
                case "also":
                    Add(failures, $"{day} {said}", string.Join(", ", (holder?.Also ?? []).Select(one => $"{one.From ?? "?"}/{one.To ?? "?"}")), rest);
                    break;
                case "set":
                    Add(failures, $"{day} {said}", answer.SetAside.Any(aside => aside.Claim == claims[int.Parse(person)]), true);
                    break;
                default:
                    Add(failures, $"{day} {said}", string.Join(' ', answer.Holders.Select(one => one.LastConfirmed?.ToString("yyyy-MM-dd"))), field);
                    break;
            }
        }
    }

    private static string Rows(Board board) => string.Join(", ", board.Resolve().Tenures
        .Select(tenure => $"{tenure.Person} {tenure.From?.Text ?? "?"}/{tenure.To?.Text ?? "?"}").Order(StringComparer.Ordinal));

    private static void Add<T>(List<string> failures, string about, T got, T wanted)
    {
        if (!Equals(got, wanted))
            failures.Add($"{about}: {got}, not {wanted}");
    }

    private static List<Situation> Read()
    {
        var situations = new List<Situation>();
        var lines = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, Folder, "situations.txt")).Where(line => line.Length > 0))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                situations.Add(new Situation(line[2..], lines = []));
            else if (line[0] != '/')
                lines.Add(line);
        }

        return situations;
    }
}
