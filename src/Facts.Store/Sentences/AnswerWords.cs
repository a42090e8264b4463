using Facts.Domain.Answers;
using Facts.Domain.Tenures;

namespace Facts.Store.Sentences;

/// <summary>Parts of an answer in words.</summary>
internal static class AnswerWords
{
    /// <summary>"3 January 1999 – 3 January 2001, acting, certain".</summary>
    public static string Of(Also stay)
    {
        string[] words =
        [
            (stay.From is null ? Localizer.Of("start unknown", "awal tidak diketahui") : EdtfWords.Of(stay.From)) + " – "
                + (stay.To is null ? Localizer.Of("no end stated", "akhir tidak disebutkan") : EdtfWords.Of(stay.To)),
            TermWords.Capacity(stay.Capacity),
            AskWords.Of(stay.Certainty),
            stay.Disputed ? AskWords.Of(Status.Disputed) : "",
        ];
        return string.Join(", ", words.Where(word => word.Length > 0));
    }

    /// <summary>Why a claim was not used.</summary>
    public static string Because(Why why) => why switch
    {
        Why.Retracted => "retracted",
        Why.Corrected => "this wording was corrected",
        Why.Deprecated => "an editor ranked it deprecated",
        Why.NotInRuleSet => "these rules do not know such statements",
        _ => "outranked by another reading",
    };
}
