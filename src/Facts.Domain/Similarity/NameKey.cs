using System.Globalization;
using System.Text;

namespace Facts.Domain.Similarity;

/// <summary>A name as its words, folded: small letters, no accents, no marks; "&amp;" is "and".</summary>
public static class NameKey
{
    /// <summary>The longest name that is looked at, in UTF-16 units; what follows is passed over.</summary>
    public const int MaxLength = 300;

    /// <summary>The folded words of a name, in their order.</summary>
    public static string[] Words(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var folded = new StringBuilder();
        foreach (var one in name[..Math.Min(name.Length, MaxLength)].Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(one) == UnicodeCategory.NonSpacingMark || one is '.' or '\'' or '’')
                continue;
            folded.Append(one == '&' ? " and " : char.IsLetterOrDigit(one) ? char.ToLowerInvariant(one).ToString() : " ");
        }

        return folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
