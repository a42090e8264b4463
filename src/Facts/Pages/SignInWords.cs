using Facts.Domain.Access;
using Facts.Store.Sentences;

namespace Facts.Pages;

/// <summary>What the page for signing in says, in the reader's language.</summary>
internal static class SignInWords
{
    public static string Title => Localizer.Of("Sign in", "Masuk");

    public static string What => Localizer.Of(
        "With an API key, as facts keys add makes them. Whoever runs this service gives them out.",
        "Dengan kunci API, seperti yang dibuat oleh facts keys add. Pengelola layanan ini yang memberikannya.");

    public static string Key => Localizer.Of("API key", "Kunci API");

    public static string In => Localizer.Of("Sign in", "Masuk");

    public static string Out => Localizer.Of("Sign out", "Keluar");

    public static string SignedIn => Localizer.Of("Signed in as", "Masuk sebagai");

    public static string NoSuchKey => Localizer.Of(
        "This key is unknown, expired or revoked.", "Kunci ini tidak dikenal, kedaluwarsa, atau dicabut.");

    public static string Of(Role role) => role switch
    {
        Role.Reader => Localizer.Of("reader", "pembaca"),
        Role.Editor => Localizer.Of("editor", "penyunting"),
        Role.Reviewer => Localizer.Of("reviewer", "penelaah"),
        Role.Auditor => Localizer.Of("auditor", "auditor"),
        _ => Localizer.Of("admin", "admin"),
    };
}
