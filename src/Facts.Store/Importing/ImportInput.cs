using System.Text;

namespace Facts.Store.Importing;

/// <summary>A file, or standard input: its lines, and how much of it was read.</summary>
/// <param name="Lines">Parsed; read as they are asked for.</param>
/// <param name="Share">
/// Lines done → the part that was read, from 0 to 1; of a compressed file the part of its bytes. Null when there is no telling.
/// </param>
internal sealed record ImportInput(IAsyncEnumerable<ParsedLine> Lines, Func<long, double?> Share)
{
    /// <param name="file">Its path; <c>-</c> for standard input.</param>
    /// <param name="openInput">Opens standard input.</param>
    /// <param name="encoding">What it is in, where no byte order mark says so; null for UTF-8.</param>
    /// <param name="stop">Stops reading.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static ImportInput Open(string file, Func<Stream> openInput, Encoding? encoding, CancellationToken stop)
    {
        if (Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml")
        {
            var lines = CaseFile.Read(file, encoding);
            return new(lines.ToAsyncEnumerable(), done => lines.Count == 0 ? null : (double)done / lines.Count);
        }

        var input = file == "-" ? openInput() : File.OpenRead(file);
        double? Read(long done) => input is { CanSeek: true, Length: > 0 and var length } ? (double)input.Position / length : null;
        var isGzip = string.Equals(Path.GetExtension(file), ".gz", StringComparison.OrdinalIgnoreCase);
        return new(Importer.ParseAsync(input, new LineReader { IsGzip = isGzip, Encoding = encoding }, stop), Read);
    }
}
