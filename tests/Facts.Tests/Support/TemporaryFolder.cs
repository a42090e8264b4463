namespace Facts.Tests.Support;

/// <summary>A data folder that is gone after the test. As root it is one that the server's account can reach.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly string _parent = Scratch.Create("facts-test-");

    /// <summary>Does not exist yet.</summary>
    public string Path => System.IO.Path.Combine(_parent, "data");

    /// <summary>A path inside the data folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
