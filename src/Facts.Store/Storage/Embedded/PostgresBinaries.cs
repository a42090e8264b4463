using System.ComponentModel;
using System.Text.RegularExpressions;

namespace Facts.Store.Storage.Embedded;

/// <summary>A folder with PostgreSQL's programs, and their major version: 15 for PostgreSQL 15.18.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest major version that Facts is made for; also the oldest that is still maintained.</summary>
    public const int OldestMajor = 14;

    private static readonly string[] Needed = ["pg_ctl", "initdb", "postgres"];

    public string PgCtl => Path.Combine(Folder, "pg_ctl");
    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>The programs of a major version, or without one the first that is recent enough; null when this machine has none.</summary>
    public static async Task<PostgresBinaries?> FindAsync(int? major, ServerAccount account, CancellationToken ct)
    {
        foreach (var folder in Candidates())
            if (await InspectAsync(folder, account, ct) is { } found && (major is null ? found.Major >= OldestMajor : found.Major == major))
                return found;
        return null;
    }

    /// <summary>Looks at one folder; null when it lacks a program, or when the account cannot run it.</summary>
    public static async Task<PostgresBinaries?> InspectAsync(string folder, ServerAccount account, CancellationToken ct)
    {
        if (!Needed.All(name => File.Exists(Path.Combine(folder, name)))) return null;
        try
        {
            var said = await Command.RunAsync(account.Command("/", Path.Combine(folder, "postgres"), "--version"), ct);
            var version = Version().Match(said.Output);
            return said.ExitCode == 0 && version.Success ? new(folder, int.Parse(version.Groups[1].Value)) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>PATH first, as somebody chose that; then where Debian, PGDG's RPMs and Homebrew put each version, newest first.</summary>
    private static IEnumerable<string> Candidates()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified);
        return path
            .Concat(Versions("/usr/lib/postgresql", "*"))
            .Concat(Versions("/usr", "pgsql-*"))
            .Concat(Versions("/opt/homebrew/opt", "postgresql*"))
            .Concat(Versions("/usr/local/opt", "postgresql*"))
            .Distinct();
    }

    private static IEnumerable<string> Versions(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern)
                .OrderByDescending(folder => int.TryParse(LastNumber().Match(folder).Value, out var number) ? number : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();

    [GeneratedRegex(@"\d+$")]
    private static partial Regex LastNumber();
}
