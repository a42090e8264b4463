using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using Facts.Domain.Organizations;
using Npgsql;
using NpgsqlTypes;

namespace Facts.Store.Storage;

/// <summary>SQL stands in .sql files beside the code that runs it; they are embedded in the executable.</summary>
internal static class Sql
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>The text of a file, named by its folder and name: <c>Tenures/answer.sql</c>.</summary>
    public static string File(string path) => Texts.GetOrAdd(path, static path =>
    {
        var name = "Facts.Store." + path.Replace('/', '.');
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

    /// <summary>Runs a command of which nothing is read.</summary>
    public static async Task ExecuteAsync(NpgsqlConnection connection, string path, object?[] parameters, CancellationToken stop)
    {
        await using var command = Command(connection, path, parameters);
        await command.ExecuteNonQueryAsync(stop);
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
        {
            // Rows that have arrived are read without a look at the token, and folding each of them is work.
            stop.ThrowIfCancellationRequested();
            yield return read(reader);
        }
    }

    public static string? Text(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>What a holder is, as <c>people.kind</c> has it: null for a person. What no build writes is for a replay to name.</summary>
    public static HolderKind? Kind(this NpgsqlDataReader reader, int column) =>
        reader.Text(column) == "organization" ? HolderKind.Organization : null;

    /// <summary>A period as it is stored. The limits of time are infinities, which sort as they should; an empty one is empty.</summary>
    public static NpgsqlRange<DateTime> ToRange(this Domain.Time.Period period) => period.IsEmpty
        ? NpgsqlRange<DateTime>.Empty
        : new NpgsqlRange<DateTime>(period.Start, true, period.End, false);

    /// <summary>A stretch of belief: while it lasts it has no upper bound, which is what <c>upper_inf</c> asks for.</summary>
    public static NpgsqlRange<DateTime> ToKnown(this Domain.Time.Period known) =>
        new(known.Start, true, false, known.End, false, known.End == Domain.Time.Moments.Forever);

    /// <summary>Periods as one parameter; Npgsql would take an array of ranges for a multirange.</summary>
    public static NpgsqlParameter Ranges(IEnumerable<NpgsqlRange<DateTime>> ranges) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTzRange, Value = ranges.ToArray() };

    /// <summary>A stored range; unbounded sides and infinities are the limits of time.</summary>
    public static Domain.Time.Period Period(this NpgsqlDataReader reader, int column)
    {
        var range = reader.GetFieldValue<NpgsqlRange<DateTime>>(column);
        return range.IsEmpty
            ? Domain.Time.Period.Empty
            : new Domain.Time.Period(
                range.LowerBoundInfinite ? Domain.Time.Moments.Beginning : Utc(range.LowerBound),
                range.UpperBoundInfinite ? Domain.Time.Moments.Forever : Utc(range.UpperBound));
    }

    /// <summary>Infinite times come without their kind.</summary>
    private static DateTime Utc(DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Utc);
}
