using System.Globalization;
using Facts.Commands;
using Facts.Domain;
using Facts.Domain.Time;
using Facts.Importing;

namespace Facts.Hosting;

/// <summary>What the query string of a reading endpoint asks for, checked.</summary>
/// <param name="query">As it was sent.</param>
/// <param name="clock">What now is.</param>
/// <param name="noSuch">The code for a text with U+0000 in it, which is the id of nothing.</param>
internal sealed class Asked(IQueryCollection query, TimeProvider clock, string noSuch = Codes.InvalidValue)
{
    /// <summary>The first thing wrong with the request.</summary>
    public Refusal? Refusal { get; private set; } = query.FirstOrDefault(one => one.Value.Any(HasNull)).Key is { } name
        // No id, date or name has it, and Postgres takes none.
        ? new Refusal(noSuch, $"'{Fields.Shown(name)}' has U+0000 in it.")
        : null;

    private static bool HasNull(string? value) => value?.Contains('\0', StringComparison.Ordinal) == true;

    public string Required(string name)
    {
        if (query[name] is [{ Length: > 0 } value])
            return NormalForm.Of(value);
        Refusal ??= new Refusal(Codes.MissingField, $"The query parameter '{name}' is missing.");
        return "";
    }

    public string? Optional(string name) => query[name] is [{ Length: > 0 } value] ? NormalForm.Of(value) : null;

    /// <summary>A whole number from 1; null without it.</summary>
    public int? Number(string name)
    {
        if (Optional(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        Refusal ??= new Refusal(Codes.InvalidValue, $"'{name}' is not a whole number from 1: {Fields.Shown(text)}");
        return null;
    }

    /// <summary>A point on a time axis; now without it.</summary>
    public AsOf Time(string name)
    {
        var (time, refusal) = Verb.Time(name, Optional(name), clock);
        Refusal ??= refusal;
        return time;
    }
}
