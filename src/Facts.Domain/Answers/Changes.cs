using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Answers;

/// <summary>A holder as changes show them: enough to tell one answer from another.</summary>
public sealed record Brief(string Person, Capacity? Capacity, Certainty Certainty, bool Disputed, string? From, string? To);

/// <summary>A stretch of valid time whose answer is another than before.</summary>
/// <param name="Post">The post's id.</param>
/// <param name="From">First moment; <see cref="Moments.Beginning"/> for no limit.</param>
/// <param name="To">First moment no longer in it; <see cref="Moments.Forever"/> for no limit.</param>
/// <param name="Before">Holders before, by person.</param>
/// <param name="After">Holders after, by person.</param>
public sealed record AnswerChange(string Post, DateTime From, DateTime To, IReadOnlyList<Brief> Before, IReadOnlyList<Brief> After)
{
    /// <summary>Same stretch and holders. Lists are compared by their elements.</summary>
    public bool Equals(AnswerChange? other) => other is not null && Post == other.Post && From == other.From && To == other.To
        && Before.SequenceEqual(other.Before) && After.SequenceEqual(other.After);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Post, From, To);
}

/// <summary>Two beliefs about a post → every stretch of time for which they answer differently.</summary>
public static class Changes
{
    /// <summary>
    /// Between two neighbouring limits of tenures nothing changes, so one look into each gap is enough. Gaps side by side with the same
    /// change are one. By start.
    /// </summary>
    public static IReadOnlyList<AnswerChange> Between(string post, IReadOnlyList<Tenure> before, IReadOnlyList<Tenure> after)
    {
        var limits = before.Concat(after)
            .SelectMany(tenure => (DateTime[])[tenure.Possible.Start, tenure.Possible.End, tenure.Certain.Start, tenure.Certain.End])
            .Append(Moments.Beginning).Append(Moments.Forever).Distinct().Order().ToList();
        var changes = new List<AnswerChange>();
        foreach (var (from, to) in limits.Zip(limits.Skip(1)))
        {
            var (was, becomes) = (Holders(before, from), Holders(after, from));
            if (was.SequenceEqual(becomes))
                continue;
            if (changes is [.., var last] && last.To == from && last.Before.SequenceEqual(was) && last.After.SequenceEqual(becomes))
                changes[^1] = last with { To = to };
            else
                changes.Add(new AnswerChange(post, from, to, was, becomes));
        }

        return changes;
    }

    private static List<Brief> Holders(IReadOnlyList<Tenure> tenures, DateTime on) =>
    [
        .. tenures.Where(tenure => tenure.Possible.Contains(on)).GroupBy(tenure => tenure.Person, StringComparer.Ordinal)
            .Select(group => Answering.Shown(group, on))
            .Select(tenure => new Brief(
                tenure.Person,
                tenure.Capacity,
                tenure.Certain.Contains(on) ? Certainty.Certain : Certainty.Possible,
                tenure.Disputed,
                tenure.From?.Text,
                tenure.To?.Text))
            .OrderBy(holder => holder.Person, StringComparer.Ordinal),
    ];
}
