using System.Globalization;
using System.Numerics;

namespace Facts.Domain.Ledger;

/// <summary>Numbers as ECMAScript prints them (ECMA-262, Number::toString; RFC 8785, section 3.2.2.3).</summary>
public static class EcmaNumber
{
    /// <summary>The number in that form; null when no double has exactly that shortest decimal form.</summary>
    /// <param name="json">A JSON number.</param>
    public static string? TryPrint(string json)
    {
        // Small whole numbers are most of what there is.
        if (json.Length < 16 && json.All(char.IsAsciiDigit) && (json[0] != '0' || json.Length == 1))
            return json;
        var value = double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            return null;
        var (negative, digits, point) = Read(value.ToString("R", CultureInfo.InvariantCulture));
        return (negative, digits, point) == Read(json) ? (negative ? "-" : "") + Print(digits, point) : null;
    }

    /// <summary>The double in that form; it has to be finite.</summary>
    public static string Print(double value)
    {
        var (negative, digits, point) = Read(value.ToString("R", CultureInfo.InvariantCulture));
        return (negative ? "-" : "") + Print(digits, point);
    }

    /// <summary>All digits of a JSON number in one form, whatever its length: <c>-1.25e3</c> has its point after the first digit.</summary>
    public static string Digits(string json)
    {
        var (negative, digits, point) = Read(json);
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return $"{(negative ? "-" : "")}{digits[0]}{fraction}e{(point - 1).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Number::toString, steps 6 to 10, with k digits and n = <paramref name="point"/>.</summary>
    private static string Print(string digits, BigInteger point)
    {
        if (digits == "0")
            return "0";
        if (point > 21 || point <= -6)
        {
            var exponent = point - 1;
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return $"{digits[0]}{fraction}e{(exponent < 0 ? "-" : "+")}{BigInteger.Abs(exponent)}";
        }

        var n = (int)point;
        if (n >= digits.Length)
            return digits + new string('0', n - digits.Length);
        return n > 0 ? $"{digits[..n]}.{digits[n..]}" : $"0.{new string('0', -n)}{digits}";
    }

    /// <summary>The number is 0.DIGITS · 10^point, without zeros at either end; 0 has no sign.</summary>
    private static (bool Negative, string Digits, BigInteger Point) Read(string text)
    {
        var negative = text.StartsWith('-');
        var mantissa = negative ? text.AsSpan(1) : text.AsSpan();
        var exponent = BigInteger.Zero;
        if (mantissa.IndexOfAny('e', 'E') is >= 0 and var at)
        {
            exponent = BigInteger.Parse(mantissa[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..at];
        }

        var dot = mantissa.IndexOf('.');
        var whole = dot < 0 ? mantissa : mantissa[..dot];
        var all = string.Concat(whole, dot < 0 ? [] : mantissa[(dot + 1)..]);
        var significant = all.TrimStart('0');
        if (significant.Length == 0)
            return (false, "0", BigInteger.One);
        var point = exponent + whole.Length - (all.Length - significant.Length);
        return (negative, significant.TrimEnd('0'), point);
    }
}
