namespace Facts.Domain.Claims;

/// <summary>In what capacity a post is held.</summary>
public enum Capacity
{
    /// <summary>For good, until something ends it.</summary>
    Permanent,

    /// <summary>Until a successor is found.</summary>
    Interim,

    /// <summary>In the holder's absence.</summary>
    Acting,
}

/// <summary>In what way somebody was removed.</summary>
public enum Cause
{
    /// <summary>Lost the employment.</summary>
    Fired,

    /// <summary>Lost the seat or office.</summary>
    Removed,

    /// <summary>Was given a lesser post.</summary>
    Demoted,
}

/// <summary>What sort of statement was made.</summary>
public enum Nature
{
    /// <summary>Says that somebody did wrong.</summary>
    Allegation,

    /// <summary>Says why something was done.</summary>
    Reason,

    /// <summary>Says how something is to be understood.</summary>
    Explanation,

    /// <summary>Promises or vouches.</summary>
    Assurance,

    /// <summary>Judges or describes.</summary>
    Opinion,
}

/// <summary>An editor's ruling on a claim (Wikidata ranks).</summary>
public enum Rank
{
    /// <summary>Counts before claims that are not preferred.</summary>
    Preferred,

    /// <summary>Counts; what a claim has before any ruling.</summary>
    Normal,

    /// <summary>Does not count.</summary>
    Deprecated,
}

/// <summary>How a threat or plan ended.</summary>
public enum Outcome
{
    /// <summary>It was done.</summary>
    Fulfilled,

    /// <summary>It was not done, and is no longer meant.</summary>
    Lapsed,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}
