using Facts.Domain.Access;
using Facts.Store.Sentences;

namespace Facts.Pages;

/// <summary>What the page for signing in says, in the reader's language.</summary>
internal static class SignInWords
{
    public static string Title => Tongue.Of("Sign in", "Masuk");

    public static string What => Tongue.Of(
        "With an API key, as facts keys add makes them. Whoever runs this service gives them out.",
        "Dengan kunci API, seperti yang dibuat oleh facts keys add. Pengelola layanan ini yang memberikannya.");

    public static string Key => Tongue.Of("API key", "Kunci API");

    public static string In => Tongue.Of("Sign in", "Masuk");

    public static string Out => Tongue.Of("Sign out", "Keluar");

    public static string SignedIn => Tongue.Of("Signed in as", "Masuk sebagai");

    public static string NoSuchKey => Tongue.Of(
        "This key is unknown, expired or revoked.", "Kunci ini tidak dikenal, kedaluwarsa, atau dicabut.");

    public static string Of(Role role) => role switch
    {
        Role.Reader => Tongue.Of("reader", "pembaca"),
        Role.Editor => Tongue.Of("editor", "penyunting"),
        Role.Reviewer => Tongue.Of("reviewer", "penelaah"),
        Role.Auditor => Tongue.Of("auditor", "auditor"),
        _ => Tongue.Of("admin", "admin"),
    };
}
