using System.Globalization;

namespace Facts.Store.Sentences;

/// <summary>A language that pages are written in. The request's user-interface culture decides.</summary>
/// <param name="Code">ISO 639-1.</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Culture">Its months and numbers; in English those that the command line has.</param>
internal sealed record Localizer(string Code, string Name, CultureInfo Culture)
{
    public static readonly Localizer English = new("en", "English", CultureInfo.InvariantCulture);

    public static readonly Localizer Indonesian = new("id", "Bahasa Indonesia", CultureInfo.GetCultureInfo("id-ID"));

    public static readonly IReadOnlyList<Localizer> All = [English, Indonesian];

    public static Localizer Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Indonesian.Code ? Indonesian : English;

    /// <summary>The wording in the reader's language.</summary>
    public static string Of(string english, string indonesian) => Current == Indonesian ? indonesian : english;
}
