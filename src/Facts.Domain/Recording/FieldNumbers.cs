using System.Globalization;
using System.Text.Json;

namespace Facts.Domain.Recording;

/// <content>Numbers and flags.</content>
public sealed partial class Fields
{
    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included; null when it is absent.</summary>
    public long? Whole(string name, long least = 0, long most = long.MaxValue)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most)
            return number;
        Refuse(Codes.InvalidValue, string.Create(CultureInfo.InvariantCulture, $"'{name}' is not a whole number from {least} to {most}."));
        return null;
    }

    /// <summary>A number that a decimal holds exactly; null when it is absent.</summary>
    public decimal? Number(string name)
    {
        if (Find(name) is not { } value)
            return null;
        // Reading rounds what has too many digits.
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            && JsonElement.DeepEquals(value, JsonSerializer.SerializeToElement(number)))
        {
            return number;
        }

        Refuse(Codes.InvalidValue, $"'{name}' is not a number that can be kept exactly.");
        return null;
    }

    /// <summary>The same, which may not be absent.</summary>
    public decimal RequiredNumber(string name)
    {
        if (!Has(name))
            Missing(name);
        return Number(name) ?? 0;
    }

    /// <summary>True or false; null when it is absent.</summary>
    public bool? Flag(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Refuse(Codes.InvalidValue, $"'{name}' is neither true nor false.");
        return null;
    }
}
