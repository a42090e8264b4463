using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Recording;

namespace Facts.Store.Importing;

/// <summary>
/// The texts that a case file names. They lie in its folder, as a case file may be anybody's: it brings what came with it, and nothing else
/// that this machine has.
/// </summary>
/// <param name="folder">The case file's.</param>
/// <param name="encoding">What they are in, where nothing else says so; null for UTF-8.</param>
internal sealed class CaseTexts(string folder, Encoding? encoding)
{
    /// <param name="file">As the case file names it.</param>
    /// <param name="named">Its encoding, likewise.</param>
    public (CaseText? Text, Refusal? Refusal) Read(string file, JsonValue? named)
    {
        string? name = null;
        if (named is not null && !named.TryGetValue(out name))
            return (null, new Refusal(Codes.InvalidValue, "'encoding' is not text."));
        var (own, unknown) = TextEncoding.Named(name);
        if (unknown is not null)
            return (null, unknown);
        try
        {
            // Else the path would end at it, for some.
            var path = file.Contains('\0', StringComparison.Ordinal) ? null : LocalFile.Within(folder, file);
            if (path is null)
                return (null, new Refusal(Codes.InvalidValue, $"The text is not in the case file's folder: {Fields.Shown(file)}"));
            var (bytes, refusal) = LocalFile.Read(path, CommandParser.MaxBytes);
            if (bytes is null)
                return (null, refusal);
            (var text, refusal) = TextEncoding.Read(bytes, own ?? encoding);
            return text is null ? (null, refusal! with { Message = $"{Fields.Shown(file)}: {refusal.Message}" })
                : (new CaseText(text, Original(bytes, text)), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, new Refusal(
                Codes.InvalidValue, $"The text can't be read: {Fields.Shown(file)}: {problem.Message.TrimEnd('.')}."));
        }
    }

    /// <summary>The hash of what was found; null where it is that of the text.</summary>
    private static string? Original(byte[] bytes, string text) => bytes.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text))
        ? null
        : Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>A text, and the SHA-256 of the bytes that it was read from; null when they are its UTF-8.</summary>
internal sealed record CaseText(string Text, string? OriginalSha256)
{
    /// <summary>The line with that hash. It is not part of what the line says: the same text is the same, whatever it came in.</summary>
    public RecordingCommand? Mark(RecordingCommand? line) => line switch
    {
        _ when OriginalSha256 is null => line,
        DeclareSource source => source with { Source = source.Source with { OriginalSha256 = OriginalSha256 } },
        ReviseSource revision => revision with { OriginalSha256 = OriginalSha256 },
        _ => line,
    };
}
