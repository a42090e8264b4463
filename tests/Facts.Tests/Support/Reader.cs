using System.Globalization;

namespace Facts.Tests.Support;

/// <summary>Somebody who reads in a language.</summary>
internal static class Reader
{
    /// <summary>What is said to them.</summary>
    /// <param name="language">ISO 639-1; empty for the command line, which has no language.</param>
    /// <param name="said">Says it.</param>
    public static string? Of(string language, Func<string?> said)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return said();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>What is said on the command line, to a reader of English, and to one of Indonesian.</summary>
    public static void ShouldRead(Func<string?> said, string english, string indonesian)
    {
        Of("", said).ShouldBe(english);
        Of("en", said).ShouldBe(english);
        Of("id", said).ShouldBe(indonesian);
    }
}
