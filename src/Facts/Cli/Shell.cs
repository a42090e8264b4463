using System.Collections;

namespace Facts.Cli;

/// <summary>What the command line runs in: all that a verb reads and writes besides files and the database.</summary>
internal sealed record Shell
{
    public required Terminal Terminal { get; init; }

    /// <summary>The environment's variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Where the user's programs keep their settings; null for an account without a home.</summary>
    public string? SettingsHome { get; init; }

    /// <summary>Where the user's programs keep their data; null for an account without a home.</summary>
    public string? DataHome { get; init; }

    /// <summary>Whether Ctrl+C and SIGTERM stop a verb; without it only its token does.</summary>
    public bool HearsSignals { get; init; }

    /// <summary>The variables as ASP.NET Core reads them: <c>Access__ApiKeys</c> is <c>Access:ApiKeys</c>.</summary>
    public IConfiguration Configuration
    {
        get
        {
            var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            foreach (var (name, value) in Variables)
                settings[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = value;
            return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        }
    }

    /// <summary>A variable; null when it is not set.</summary>
    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    /// <summary>That of this process.</summary>
    public static Shell OfProcess() => new()
    {
        Terminal = Terminal.OfProcess(),
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(
            one => (string)one.Key,
            one => (string?)one.Value ?? "",
            OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal),
        Clock = TimeProvider.System,
        SettingsHome = Home(Environment.SpecialFolder.ApplicationData),
        DataHome = Home(Environment.SpecialFolder.LocalApplicationData),
        HearsSignals = true,
    };

    // Unverified: the folder need not exist yet.
    private static string? Home(Environment.SpecialFolder folder) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } path ? path : null;
}
