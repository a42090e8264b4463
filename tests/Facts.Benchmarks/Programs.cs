namespace Facts.Benchmarks;

/// <summary>Programs that a peer needs, where this machine has them.</summary>
internal static class Programs
{
    /// <summary>The path of a program on PATH, else in <c>/usr/sbin</c>, where Debian puts servers; null when it is in neither.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Append("/usr/sbin").Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
