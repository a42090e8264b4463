using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;

namespace Facts.Store.Answers;

/// <summary>A point on a time axis as it is typed in a question.</summary>
internal static class AskedTime
{
    /// <summary>
    /// A point on a time axis: now where none is named (of recorded time, all that is recorded); now and a refusal where it is no time.
    /// </summary>
    public static (AsOf Time, Refusal? Refusal) Parse(string name, string? text, TimeProvider clock)
    {
        var now = AsOf.At(clock.GetUtcNow().UtcDateTime) with { IsLatest = true };
        var asked = text is null ? now : AsOf.TryParse(text);
        return (asked ?? now, asked is null ? NoTime(name, text!) : null);
    }

    private static Refusal NoTime(string name, string text) => new(
        Codes.InvalidDate,
        $"'{name}' is neither a day such as 2023-11-18 nor an instant such as 2023-11-18T09:00:00Z: {Fields.Shown(text)}");
}
