using System.Buffers.Binary;
using System.Text;
using NpgsqlTypes;

namespace Facts.Store.Storage;

/// <summary>
/// Rows as COPY's binary format has them (PostgreSQL's manual, COPY, "Binary Format"). Npgsql's importer binds each field anew, which was a
/// sixth of the time that an import takes in this process.
/// </summary>
internal sealed class CopyBuffer
{
    /// <summary>Signature; no flags, no extension.</summary>
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>PostgreSQL's times count microseconds from here.</summary>
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Room for what a row may add to a stretch; still small enough not to outlive its use (85,000 bytes are a large object).
    private byte[] _bytes = new byte[80_000];
    private int _length;

    public CopyBuffer() => Add(Header);

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    public void Clear() => _length = 0;

    /// <summary>Begins a row; as many fields have to follow.</summary>
    public void Row(int fields) => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), (short)fields);

    public void End() => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), -1);

    public void Null() => Add(-1);

    public void Write(short value)
    {
        Add(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), value);
    }

    public void Write(long value)
    {
        Add(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), value);
    }

    public void Write(Guid value)
    {
        Add(16);
        value.TryWriteBytes(Take(16), bigEndian: true, out _);
    }

    /// <summary>In UTC; the ends of time are infinities.</summary>
    public void Write(DateTime value) => Write(
        value == DateTime.MaxValue ? long.MaxValue
        : value == DateTime.MinValue ? long.MinValue
        : (value - Epoch).Ticks / TimeSpan.TicksPerMicrosecond);

    public void Write(NpgsqlRange<DateTime> value)
    {
        var at = _length;
        Add(0);
        // Of rangetypes.h: whether it is empty, has its bounds, has none.
        Add(value.IsEmpty ? [0x01] : [(byte)(
            (value.LowerBoundIsInclusive ? 0x02 : 0)
            | (value.UpperBoundIsInclusive ? 0x04 : 0)
            | (value.LowerBoundInfinite ? 0x08 : 0)
            | (value.UpperBoundInfinite ? 0x10 : 0))]);
        if (!value.IsEmpty && !value.LowerBoundInfinite)
            Write(value.LowerBound);
        if (!value.IsEmpty && !value.UpperBoundInfinite)
            Write(value.UpperBound);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(at), _length - at - sizeof(int));
    }

    /// <summary>Text, in any of its types.</summary>
    public void Write(string value) => Write(value, []);

    /// <summary>JSON for a <c>jsonb</c>: text, after the version of that form, which is 1.</summary>
    public void WriteJson(string value) => Write(value, [1]);

    private void Write(string value, ReadOnlySpan<byte> before)
    {
        var length = before.Length + Utf8.GetByteCount(value);
        Add(length);
        Add(before);
        Utf8.GetBytes(value, Take(length - before.Length));
    }

    private void Add(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value);

    private void Add(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private Span<byte> Take(int length)
    {
        Ensure(length);
        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }

    private void Ensure(int length)
    {
        if (_bytes.Length - _length < length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + length));
    }
}
