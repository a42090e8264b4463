using System.IO.Compression;
using Facts.Store.Storage;

namespace Facts.Store.Importing;

/// <summary>
/// Unpacks gzip (RFC 1952), in one member or several, up to the end of the input: broken gzip, and bytes after the last member, are errors.
/// The work is bounded by what was sent: a few bytes that hold gigabytes are none of ours.
/// </summary>
internal sealed class Gunzip : InputStream
{
    /// <summary>
    /// How many times its own size it may hold, beyond what is <see cref="Free"/>. Ledgers of 100,000 claims pack 18 to 22 times, one
    /// line over and over 250 to 300 times, two letters or a line feed over and over 1,000 times (measured, gzip -9).
    /// </summary>
    public const int MostRatio = 100;

    /// <summary>What a line counts for besides its bytes: a short one is as much work as one of this length.</summary>
    private const int LineWorth = 64;

    /// <summary>Bytes that are unpacked whatever the ratio.</summary>
    public const long Free = 16 << 20;

    private readonly Packed _packed;
    private readonly GZipStream _gzip;
    private long _given;

    // Without it .NET takes gzip that was cut off for gzip that has ended, and the rest would be lost without a word.
    static Gunzip() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    public Gunzip(Stream packed)
    {
        _packed = new Packed(packed);
        _gzip = new GZipStream(_packed, CompressionMode.Decompress);
    }

    /// <summary>RFC 1952, section 2.3.1.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];

    /// <exception cref="InvalidDataException">It can't go on from here; the message is a sentence.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = 0;
        try
        {
            read = await _gzip.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new InvalidDataException("It is no gzip here, or one that is broken or cut off.");
        }

        if (read == 0 && buffer.Length > 0 && _packed.Taken == 0)
            throw new InvalidDataException("It is empty, which no gzip is.");
        // .NET takes what does not begin like a member for the end, and asks for no more.
        if (read == 0 && buffer.Length > 0 && !_packed.HasEnded)
            throw new InvalidDataException("The gzip has ended here, and other bytes come after it.");
        _given += read + (long)LineWorth * buffer.Span[..read].Count((byte)'\n');
        if (_given > Free + MostRatio * _packed.Taken)
            throw new InvalidDataException($"The gzip holds more than {MostRatio} times its own size; unpack it first.");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Counts what was taken, and knows whether it has ended.</summary>
    private sealed class Packed(Stream from) : InputStream
    {
        public long Taken { get; private set; }

        public bool HasEnded { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await from.ReadAsync(buffer, cancellationToken);
            Taken += read;
            HasEnded |= read == 0;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                from.Dispose();
            base.Dispose(disposing);
        }
    }
}
