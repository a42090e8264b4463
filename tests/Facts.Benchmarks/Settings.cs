namespace Facts.Benchmarks;

/// <summary>What is to be measured, and at what size.</summary>
/// <param name="Full">At the size that targets are stated for; else small enough for a coffee.</param>
/// <param name="Only">Names of measures; all when empty.</param>
/// <param name="Json">A file for the figures, every round of them.</param>
/// <param name="Claims">How many claims are imported, if not what quick or full has.</param>
internal sealed record Settings(bool Full, IReadOnlyList<string> Only, string? Json, int? Claims)
{
    public const string Usage = "[quick|full] [--only NAME]… [--claims N] [--json FILE]";

    /// <summary>Claims of an import, by default.</summary>
    public int Imported => Claims ?? (Full ? 1_000_000 : 50_000);

    public int Rounds => Full ? 5 : 3;

    public bool Runs(string measure) => Only.Count == 0 || Only.Contains(measure);

    /// <summary>Null when the arguments make no sense, which it then says.</summary>
    public static Settings? Parse(string[] arguments, IReadOnlyList<string> measures)
    {
        var settings = new Settings(false, [], null, null);
        for (var at = 0; at < arguments.Length; at++)
        {
            var value = at + 1 < arguments.Length ? arguments[at + 1] : null;
            Settings? next = (arguments[at], value) switch
            {
                ("quick", _) => settings with { Full = false },
                ("full", _) => settings with { Full = true },
                ("--only", { } name) when measures.Contains(name) => settings with { Only = [.. settings.Only, name] },
                ("--json", { } file) => settings with { Json = file },
                ("--claims", { } text) when int.TryParse(text, out var claims) && claims >= 1_000 => settings with { Claims = claims },
                _ => null,
            };
            if (next is null)
            {
                Console.Error.WriteLine($"benchmarks: usage: {Usage}");
                Console.Error.WriteLine($"NAME is one of {string.Join(", ", measures)}; N is at least 1000.");
                return null;
            }

            settings = next;
            if (arguments[at].StartsWith("--", StringComparison.Ordinal))
                at++;
        }

        return settings;
    }
}
