using System.Globalization;

namespace Facts.Pages;

/// <summary>A language that pages are written in. The request's user-interface culture decides.</summary>
internal sealed record Tongue(string Code, string Name)
{
    public static readonly Tongue English = new("en", "English");

    public static readonly Tongue Indonesian = new("id", "Bahasa Indonesia");

    public static readonly IReadOnlyList<Tongue> All = [English, Indonesian];

    public static Tongue Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Indonesian.Code ? Indonesian : English;

    /// <summary>The wording in the reader's language.</summary>
    public static string Of(string english, string indonesian) => Current == Indonesian ? indonesian : english;
}
