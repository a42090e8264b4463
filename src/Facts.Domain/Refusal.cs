namespace Facts.Domain;

/// <summary>Why something was not done: a stable code that programs rely on, and a sentence for people.</summary>
public sealed record Refusal(string Code, string Message);

/// <summary>The stable codes of refusals (contract: import lines, HTTP).</summary>
public static class Codes
{
    /// <summary>Not one JSON object, not UTF-8, or a value that JSON or Postgres can't hold.</summary>
    public const string InvalidJson = "invalid-json";

    /// <summary>The line's <c>type</c>, or a claim's <c>kind</c>, is none that Facts knows.</summary>
    public const string UnknownType = "unknown-type";

    /// <summary>A field that the line needs is absent or empty.</summary>
    public const string MissingField = "missing-field";

    /// <summary>A field that the line's type does not have.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A field's value is of the wrong form.</summary>
    public const string InvalidValue = "invalid-value";

    /// <summary>No EDTF date, or one that can't place a tenure; no RFC 3339 instant where one is needed.</summary>
    public const string InvalidDate = "invalid-date";

    /// <summary>The tenure would end before it starts.</summary>
    public const string EndsBeforeItStarts = "ends-before-it-starts";

    /// <summary>The source is not declared.</summary>
    public const string UnknownSource = "unknown-source";

    /// <summary>The source has no such revision.</summary>
    public const string UnknownRevision = "unknown-revision";

    /// <summary>There is no such claim (in that organization).</summary>
    public const string UnknownClaim = "unknown-claim";

    /// <summary>The quote does not occur in the source's text.</summary>
    public const string QuoteNotFound = "quote-not-found";

    /// <summary>The quote occurs several times and neither prefix nor suffix singles one out.</summary>
    public const string QuoteAmbiguous = "quote-ambiguous";

    /// <summary>The id is taken by other content.</summary>
    public const string IdConflict = "id-conflict";

    /// <summary>In a strict import: the organization, post or person was declared neither in the store nor by a line before.</summary>
    public const string NotDeclared = "not-declared";

    /// <summary>What is said of it can be said of people only, and it is an organization that holds posts; or the other way.</summary>
    public const string NotAPerson = "not-a-person";

    /// <summary>The line's own recorded time lies before what its organization already recorded.</summary>
    public const string RecordedTimeGoesBack = "recorded-time-goes-back";

    /// <summary>The program's clock and the database's are more than five minutes apart.</summary>
    public const string ClockDiffers = "clock-differs";

    /// <summary>A line or value is longer than allowed.</summary>
    public const string TooLong = "too-long";

    /// <summary>The text is neither UTF-8 nor in the encoding that its byte order mark, or whoever sends it, names.</summary>
    public const string NotUtf8 = "not-utf-8";

    /// <summary>There is no encoding of that name.</summary>
    public const string UnknownEncoding = "unknown-encoding";

    /// <summary>What ought to be gzip is none, is broken or cut off, is followed by other bytes, or holds next to nothing.</summary>
    public const string InvalidGzip = "invalid-gzip";

    /// <summary>Somebody else changed it since the editor looked.</summary>
    public const string Stale = "stale";

    /// <summary>The version that the editor saw is not named.</summary>
    public const string PreconditionRequired = "precondition-required";

    /// <summary>No organization has that id.</summary>
    public const string UnknownOrganization = "unknown-organization";

    /// <summary>The organization has no post with that id.</summary>
    public const string UnknownPost = "unknown-post";

    /// <summary>No person has that id.</summary>
    public const string UnknownPerson = "unknown-person";
}
