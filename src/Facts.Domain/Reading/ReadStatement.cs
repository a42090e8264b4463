namespace Facts.Domain.Reading;

/// <summary>What a text says of somebody and a post. It is a proposal: nothing is believed of it before somebody accepts it.</summary>
/// <param name="Effect">
/// starts, ends (takes or leaves the post), holds (at the time of writing), held (before, and not news), plan, denied, threat.
/// </param>
/// <param name="Kind">The kind of claim that would record it: appointment, resignation, dismissal, tenure, plan, denial, threat.</param>
/// <param name="Person">The name, as the text gives it in full.</param>
/// <param name="Organization">The longest name that the text gives it; null where it names none.</param>
/// <param name="Post">The title in small letters; null where the text only says that somebody leaves, or follows somebody.</param>
/// <param name="Capacity">interim, acting, or null.</param>
/// <param name="When">EDTF, reckoned from the day of publication; of holds and held it is the start. Null where nothing is stated.</param>
/// <param name="How">How it was reckoned, in words ("the Friday before the day of publication"); null for a date that stands whole in the
/// text.</param>
/// <param name="Quote">Words of the text that say so, as they stand there.</param>
/// <param name="Start">Where the quote starts, in code points of the text.</param>
public sealed record ReadStatement(
    string Effect, string Kind, string Person, string? Organization, string? Post, string? Capacity, string? When, string? How,
        string Quote, int Start);

/// <summary>What was read of a text.</summary>
/// <param name="Statements">In the order of their quotes.</param>
/// <param name="Steps">How much was looked at: a measure of work that does not depend on the machine, at most in proportion to the
/// text.</param>
public sealed record ReadText(IReadOnlyList<ReadStatement> Statements, long Steps);
