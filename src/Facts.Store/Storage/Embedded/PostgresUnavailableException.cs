namespace Facts.Store.Storage.Embedded;

/// <summary>There is no database to work with. The message is one clear sentence for stderr; the exit code is 3.</summary>
public sealed class PostgresUnavailableException(string message) : Exception(message)
{
    /// <summary>Stable.</summary>
    public string Code { get; init; } = "no-database";
}
