namespace Facts.Web.Tests.Support;

/// <summary>
/// A Chromium that is installed: the one of <c>FACTS_TEST_CHROMIUM</c>, else the first on PATH. The one without windows comes
/// first, as the whole browser draws its own pages too, for each visitor: its tests did not end in nine minutes where these took six.
/// </summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public static string? Path { get; } = Environment.GetEnvironmentVariable("FACTS_TEST_CHROMIUM") ?? Find();

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
