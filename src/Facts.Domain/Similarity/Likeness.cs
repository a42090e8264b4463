namespace Facts.Domain.Similarity;

/// <summary>How likely two names are names of one person or organization, by their words alone.</summary>
public static class Likeness
{
    /// <summary>From here on somebody should be asked whether two names are one.</summary>
    public const double Near = 0.75;

    /// <summary>
    /// 0 (nothing in common) to 1 (the same folded words). Each word of the shorter name takes the best word of the longer: the same word
    /// counts 1, an initial 0.9, a word with few letters changed what it has in common. Words without a partner count little. The order of
    /// the names does not matter.
    /// </summary>
    public static double Of(string one, string other)
    {
        var (x, y) = (NameKey.Words(one), NameKey.Words(other));
        if (x.Length > y.Length || (x.Length == y.Length && string.CompareOrdinal(string.Join(' ', x), string.Join(' ', y)) > 0))
            (x, y) = (y, x);
        if (x.Length == 0)
            return 0;
        var free = y.ToList();
        var sum = 0.0;
        foreach (var word in x)
        {
            var (best, at) = (0.0, -1);
            for (var i = 0; i < free.Count; i++)
            {
                var like = OfWords(word, free[i]);
                if (like > best)
                    (best, at) = (like, i);
            }

            sum += best;
            if (at >= 0)
                free.RemoveAt(at);
        }

        return sum / (x.Length + 0.25 * free.Count);
    }

    private static double OfWords(string one, string other)
    {
        if (one == other)
            return 1;
        if (one.Length == 1 || other.Length == 1)
            return one[0] == other[0] ? 0.9 : 0;
        var longer = Math.Max(one.Length, other.Length);
        var like = 1 - (double)Changes(one, other) / longer;
        return like < 0.6 ? 0 : like;
    }

    /// <summary>Letters put in, left out or replaced (Levenshtein, 1965).</summary>
    private static int Changes(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
