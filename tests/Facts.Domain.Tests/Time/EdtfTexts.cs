using CsCheck;

namespace Facts.Domain.Tests.Time;

/// <summary>Generators of texts that are EDTF by construction, for years of any size.</summary>
internal static class EdtfTexts
{
    private static readonly Gen<int> Year = Gen.Frequency((4, Gen.Int[1900, 2100]), (1, Gen.Int[-9999, 9999]));

    /// <summary>Years, months and days without a qualifier; levels 0 and 1.</summary>
    public static readonly Gen<string> Plain = Gen.OneOf(
        Year.Select(y => $"{y:0000}"),
        Gen.Select(Year, Gen.Int[1, 12]).Select((y, m) => $"{y:0000}-{m:00}"),
        Gen.Select(Year, Gen.Int[1, 12], Gen.Int[1, 28]).Select((y, m, d) => $"{y:0000}-{m:00}-{d:00}"),
        Gen.Long[10_000, 999_999_999_999_999_999].Select(y => $"Y{y}"),
        Gen.Long[10_000, 999_999_999].Select(y => $"Y-{y}"));

    private static readonly Gen<string> Qualified = Gen.Select(Plain, Gen.OneOf("", "?", "~", "%")).Select((d, q) => d + q);

    private static readonly Gen<string> Time = Gen.Select(
        Gen.Select(Year, Gen.Int[1, 12], Gen.Int[1, 28]),
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 59], Gen.Int[0, 59]),
        Gen.OneOf("", ".5", ".000001", ".999999"),
        Gen.OneOf("", "Z", "+00", "+05:30", "-08", "+23:59", "-23:59")).Select(
            (day, t, f, z) => $"{day.Item1:0000}-{day.Item2:00}-{day.Item3:00}T{t.Item1:00}:{t.Item2:00}:{t.Item3:00}{f}{z}");

    private static readonly Gen<string> Member = Gen.Frequency(
        (6, Qualified),
        (1, Gen.Select(Year, Gen.Int[21, 24]).Select((y, s) => $"{y:0000}-{s}")),
        (1, Gen.Int[0, 999].Select(y => $"{y:000}X")),
        (1, Gen.Int[1, 99].Select(y => $"-{y:00}XX")),
        (1, Year.Select(y => $"{y:0000}-XX-XX")),
        (1, Gen.Select(Year, Gen.Int[1, 12]).Select((y, m) => $"{y:0000}-{m:00}-XX")));

    private static readonly Gen<string> Interval = Gen.Select(Qualified, Gen.OneOf("{0}/", "{0}/..", "/{0}", "../{0}", "{0}/{0}"))
        .Select((date, form) => form.Replace("{0}", date));

    private static readonly Gen<string> Set = Gen.Select(Member.Array[1, 5], Qualified, Gen.Int[0, 7]).Select((members, end, form) =>
    {
        string list = string.Join(',', members);
        if ((form & 1) != 0) list = $"..{end},{list}";
        if ((form & 2) != 0) list = $"{list},{end}..";
        return (form & 4) != 0 ? $"{{{list}}}" : $"[{list}]";
    });

    /// <summary>Every feature of levels 0 and 1, and sets.</summary>
    public static readonly Gen<string> Valid = Gen.OneOf(Member, Time, Interval, Set);
}
