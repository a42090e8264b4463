using Npgsql;
using NpgsqlTypes;

namespace Facts.Store.Storage;

/// <summary>A column of rows to be written, typed once for both ways of writing them.</summary>
internal abstract class Column(string name)
{
    public string Name => name;

    public abstract int Count { get; }

    /// <summary>All values, as an array parameter of <c>unnest</c>.</summary>
    public abstract NpgsqlParameter Parameter();

    /// <summary>One value, for a binary COPY.</summary>
    public abstract void Write(CopyBuffer to, int row);
}

/// <summary>A column of values of one type; null is SQL's null.</summary>
internal sealed class Column<T>(string name, NpgsqlDbType type, Action<CopyBuffer, T> write) : Column(name)
{
    private readonly List<T> _values = [];

    public override int Count => _values.Count;

    public void Add(T value) => _values.Add(value);

    public override NpgsqlParameter Parameter() => new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = _values.ToArray() };

    public override void Write(CopyBuffer to, int row)
    {
        if (_values[row] is { } value)
            write(to, value);
        else
            to.Null();
    }
}
