using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>
/// Reads the fields of one JSON object and remembers the first thing that is wrong with it, so that a record can be built in one
/// expression and refused afterwards. Fields that nobody asked for are unknown.
/// </summary>
/// <param name="line">The object.</param>
public sealed partial class Fields(JsonElement line)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Few enough to look through; a set of them was the most that reading a line allocated.</summary>
    private readonly List<string> _asked = new(20);

    /// <summary>The first thing wrong so far; null when nothing is.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>An id, in normal form C: 1 to 200 characters, without control characters.</summary>
    public string Id(string name) => OptionalId(name) ?? Missing(name);

    /// <summary>The same where none is needed; null when it is absent.</summary>
    public string? OptionalId(string name) => Find(name) is { } value ? CheckId(name, AsText(name, value)) : null;

    /// <summary>Claim ids stand in addresses as they are: 1 to 100 of <c>A-Z a-z 0-9 . _ ~ -</c> (RFC 3986, unreserved).</summary>
    public string ClaimId(string name)
    {
        var id = Id(name);
        if (id.Length > 100)
            Refuse(Codes.TooLong, $"'{name}' is longer than 100 characters.");
        else if (id.AsSpan().IndexOfAnyExcept(Unreserved) >= 0)
            Refuse(Codes.InvalidValue, $"'{name}' is not a claim id: it may only have the characters A-Z a-z 0-9 . _ ~ -");
        return id;
    }

    /// <summary>The same where none is needed; null when it is absent.</summary>
    public string? OptionalClaimId(string name) => Has(name) ? ClaimId(name) : null;

    /// <summary>A text that is not empty.</summary>
    public string Text(string name) => OptionalText(name) is { Length: > 0 } text ? text : Missing(name);

    /// <summary>A text, perhaps empty; null when it is absent.</summary>
    public string? OptionalText(string name) => Find(name) is { } value ? AsText(name, value) : null;

    /// <summary>The SHA-256 of a text in UTF-8, in lower-case hexadecimal.</summary>
    internal string Sha256Of(string text)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(text)));
        }
        catch (EncoderFallbackException)
        {
            Refuse(Codes.InvalidJson, "'text' is not valid Unicode.");
            return "";
        }
    }

    /// <summary>An EDTF date within years 1 to 9999; with <paramref name="orOpen"/> also <c>..</c>.</summary>
    public string? OptionalDate(string name, bool orOpen = false)
    {
        var text = OptionalText(name);
        if (text is null || (orOpen && text == Boundary.OpenText) || Boundary.OfDay(text) is not null)
            return text;
        if (!Edtf.TryParse(text, out var date, out var error))
            Refuse(Codes.InvalidDate, $"'{name}' is not an EDTF date: {error}");
        else if (!date.TryGetRange(out _, out _))
            Refuse(Codes.InvalidDate, $"'{name}' lies outside years 1 to 9999: {Shown(text)}");
        return text;
    }

    /// <summary>An RFC 3339 instant with its zone, or a day, which stands for its start in UTC; null when it is absent.</summary>
    public DateTime? OptionalInstant(string name)
    {
        if (OptionalText(name) is not { } text)
            return null;
        var instant = AsOf.TryParse(text) is { } moment ? (text.Length == 10 ? moment.DayStart : moment.Moment) : (DateTime?)null;
        if (instant is null)
            Refuse(Codes.InvalidDate, $"'{name}' is not an RFC 3339 instant: {Shown(text)}");
        return instant;
    }

    /// <summary>A member of an enumeration by its name in lower case; null when it is absent.</summary>
    public T? Choice<T>(string name) where T : struct, Enum
    {
        if (OptionalText(name) is not { } text)
            return null;
        foreach (var one in Enum.GetValues<T>())
        {
            if (string.Equals(one.ToString().ToLowerInvariant(), text, StringComparison.Ordinal))
                return one;
        }

        var allowed = string.Join(", ", Enum.GetNames<T>().Select(one => one.ToLowerInvariant()));
        Refuse(Codes.InvalidValue, $"'{name}' is {Shown(text)}; it can be {allowed}.");
        return null;
    }

    /// <summary>The same, which may not be absent.</summary>
    public T RequiredChoice<T>(string name) where T : struct, Enum
    {
        if (Has(name))
            return Choice<T>(name) ?? default;
        Missing(name);
        return default;
    }

    /// <summary>A list of ids; null when it is absent or empty.</summary>
    public IReadOnlyList<string>? Ids(string name) => List(name, item => CheckId(name, AsText(name, item)));

    /// <summary>A list of texts; null when it is absent or empty.</summary>
    public IReadOnlyList<string>? Texts(string name) => List(name, item => AsText(name, item));

    /// <summary>A list of objects, each read by <paramref name="read"/>; null when it is absent or empty.</summary>
    public IReadOnlyList<T>? Objects<T>(string name, Func<Fields, T> read) => List(name, item =>
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            Refuse(Codes.InvalidValue, $"'{name}' has an entry that is no object.");
            return read(new Fields(JsonElement.Parse("{}")));
        }

        var fields = new Fields(item);
        var made = read(fields);
        Refusal ??= fields.Finish();
        return made;
    });

    /// <summary>An object as it is, which outlives the line; empty where it is refused.</summary>
    public IReadOnlyDictionary<string, JsonElement> Properties(string name)
    {
        if (Find(name) is not { } value)
            Missing(name);
        else if (value.ValueKind != JsonValueKind.Object)
            Refuse(Codes.InvalidValue, $"'{name}' is not an object.");
        else
            return value.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.Clone(), StringComparer.Ordinal);
        return new Dictionary<string, JsonElement>();
    }

    /// <summary>Whether the field is there and not null; this does not count as asking for it.</summary>
    public bool Has(string name) => line.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Notes what is wrong, unless something was noted before.</summary>
    public void Refuse(string code, string message) => Refusal ??= new Refusal(code, message);

    /// <summary>The first thing wrong, fields that nobody asked for included; null when all is well.</summary>
    public Refusal? Finish()
    {
        foreach (var field in line.EnumerateObject())
        {
            if (!_asked.Contains(field.Name))
                Refuse(Codes.UnknownField, $"There is no field '{Shown(field.Name)}' here.");
        }

        return Refusal;
    }

    /// <summary>Text of others in a message: short, and without control characters that a terminal would obey.</summary>
    public static string Shown(string text)
    {
        var shown = text.Length > 60 ? string.Concat(text.AsSpan(0, 60), "…") : text;
        return string.Concat(shown.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '\uFFFD' : c));
    }

    private static readonly System.Buffers.SearchValues<char> Unreserved =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-");

    private static readonly System.Buffers.SearchValues<char> Controls =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 256).Select(code => (char)code).Where(char.IsControl)]);

    private JsonElement? Find(string name)
    {
        _asked.Add(name);
        return line.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private string Missing(string name)
    {
        Refuse(Codes.MissingField, $"The field '{name}' is missing.");
        return "";
    }

    private string AsText(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse(Codes.InvalidValue, $"'{name}' is not text.");
            return "";
        }

        var text = value.GetString()!;
        if (text.Contains('\0', StringComparison.Ordinal))
            Refuse(Codes.InvalidJson, $"'{name}' contains the character U+0000, which Postgres can't keep.");
        return text;
    }

    /// <summary>The id as it is compared, where one is needed before its line is checked; null for what can be none.</summary>
    public static string? IdIn(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
        && !text.Contains('\0', StringComparison.Ordinal)
            ? NormalForm.Of(text)
            : null;

    private string CheckId(string name, string id)
    {
        if (id.Length == 0)
            return Missing(name);
        if (Refusal?.Code == Codes.InvalidJson)
            return id;
        id = NormalForm.Of(id);
        if (id.Length > 200 && id.EnumerateRunes().Count() > 200)
            Refuse(Codes.TooLong, $"'{name}' is longer than 200 characters.");
        else if (id.AsSpan().ContainsAny(Controls))
            Refuse(Codes.InvalidValue, $"'{name}' contains a control character.");
        return id;
    }

    private List<T>? List<T>(string name, Func<JsonElement, T> read)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Array)
            return value.GetArrayLength() == 0 ? null : [.. value.EnumerateArray().Select(read)];
        Refuse(Codes.InvalidValue, $"'{name}' is not a list.");
        return null;
    }
}
