using System.Buffers;

namespace Facts.Domain.Access;

/// <summary>Names of keys: acts are kept under them, beside those of doors that have names of their own.</summary>
public static class KeyNames
{
    /// <summary>In characters.</summary>
    public const int Longest = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>
    /// What acts are kept under when nobody is asked who they are (<c>http</c>, <c>web</c>), when Facts itself acts (<c>facts</c>, <c>import</c>,
    /// <c>mcp</c>, <c>proposal</c>, <c>seed</c>), and at a terminal by accounts that machines and containers have (<c>root</c> and others);
    /// and what everybody would take for the command line.
    /// </summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "cli", "facts", "http", "import", "ledger", "mcp", "nobody", "postgres", "proposal", "redaction", "root", "seed", "stdio", "system", "token",
        "web", "webhook",
    };

    /// <summary>Why no key may have this name; null for one that is free to take.</summary>
    public static Refusal? Check(string name) =>
        name.Length is 0 or > Longest || name.AsSpan().IndexOfAnyExcept(Allowed) >= 0
            ? new(Codes.InvalidValue, $"A key's name has 1 to {Longest} of the characters A-Z a-z 0-9 . _ -")
            : Reserved.Contains(name)
                ? new(Codes.InvalidValue, $"No key can be named {name}: acts of others are kept under that name.")
                : null;
}
