using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Facts.Storage;

/// <summary>SQL stands in .sql files beside the code that runs it; they are embedded in the executable.</summary>
internal static class Sql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>The text of a file, named by its folder and name: <c>Tenures/answer.sql</c>.</summary>
    public static string File(string path) => Texts.GetOrAdd(path, static path =>
    {
        var name = "Facts." + path.Replace('/', '.');
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"No embedded file {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    });

    public static NpgsqlCommand Command(NpgsqlConnection connection, string path, object?[] parameters)
    {
        var command = new NpgsqlCommand(File(path), connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        return command;
    }

    /// <summary>Runs a query and gives each row to <paramref name="read"/>.</summary>
    public static IAsyncEnumerable<T> Query<T>(
        NpgsqlConnection connection,
        string path,
        object?[] parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken stop = default) =>
        Rows(Command(connection, path, parameters), read, stop);

    /// <summary>The same without a limit of time, for what goes through a whole table.</summary>
    public static IAsyncEnumerable<T> LongQuery<T>(
        NpgsqlConnection connection,
        string path,
        object?[] parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken stop = default)
    {
        var command = Command(connection, path, parameters);
        command.CommandTimeout = 0;
        return Rows(command, read, stop);
    }

    private static async IAsyncEnumerable<T> Rows<T>(
        NpgsqlCommand query, Func<NpgsqlDataReader, T> read, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var command = query;
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            yield return read(reader);
    }

    /// <summary>For parameters of Marten's queued commands: it takes DateTime for a timestamp without time zone.</summary>
    public static DateTimeOffset[] Times(IEnumerable<DateTime> moments) =>
        [.. moments.Select(moment => new DateTimeOffset(moment, TimeSpan.Zero))];

    public static string? Text(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A stored range; unbounded sides and infinities are the limits of time.</summary>
    public static Domain.Time.Period Period(this NpgsqlDataReader reader, int column)
    {
        var range = reader.GetFieldValue<NpgsqlRange<DateTime>>(column);
        return range.IsEmpty
            ? Domain.Time.Period.Empty
            : new Domain.Time.Period(
                range.LowerBoundInfinite ? Domain.Time.Moments.Beginning : range.LowerBound,
                range.UpperBoundInfinite ? Domain.Time.Moments.Forever : range.UpperBound);
    }
}
