using Facts.Store.Asking;
using Facts.Store.Sentences;

namespace Facts.Pages.Asking;

/// <summary>What is said of a question, in the reader's language.</summary>
internal static class FoundWords
{
    /// <summary>What a question that can mean several things, or nothing, came to.</summary>
    public static string WhatWasFound(Found found) => found switch
    {
        { Posts.Count: 0, People.Count: 0, Organizations.Count: 0 } => Localizer.Of(
            "Nothing recorded is called so. This can be asked about:",
            "Tidak ada yang tercatat dengan nama itu. Yang dapat ditanyakan:"),
        { Posts.Count: 0, People.Count: 0 } => Localizer.Of(
            "Which post? The question names none:", "Jabatan yang mana? Pertanyaan tidak menyebutnya:"),
        _ => Localizer.Of("Which of these?", "Yang mana di antara ini?"),
    };

    /// <summary>The same question of the API.</summary>
    public static string Api(string what, IndexModel asked) => Links.To(
        $"/api/{what}",
        ("organization", asked.Organization),
        ("post", asked.Post),
        ("on", asked.On),
        ("known", asked.Known),
        ("format", what == "trail" ? "html" : null));
}
