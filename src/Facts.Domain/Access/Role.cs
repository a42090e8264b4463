namespace Facts.Domain.Access;

/// <summary>What somebody is trusted with. Every role may read; somebody may have several.</summary>
public enum Role
{
    /// <summary>Asks.</summary>
    Reader,

    /// <summary>Records, corrects and withdraws claims, and says which people are one.</summary>
    Editor,

    /// <summary>Rules on claims.</summary>
    Reviewer,

    /// <summary>Reads the ledger, and with it what was redacted.</summary>
    Auditor,

    /// <summary>Everything.</summary>
    Admin,
}

/// <summary>The words for roles.</summary>
public static class RoleWords
{
    /// <summary>
    /// The role of exactly this word; null for any other text. Parsing the names of an enumeration would also take numbers, lists, and
    /// white space around them.
    /// </summary>
    public static Role? Find(string word) => word switch
    {
        "reader" => Role.Reader,
        "editor" => Role.Editor,
        "reviewer" => Role.Reviewer,
        "auditor" => Role.Auditor,
        "admin" => Role.Admin,
        _ => null,
    };
}

/// <summary>What an endpoint or a line asks of whoever comes.</summary>
public enum Need
{
    /// <summary>Nothing: signing in, and whether the service lives.</summary>
    Nothing,

    /// <summary>Any role.</summary>
    Read,

    /// <summary>An editor.</summary>
    Record,

    /// <summary>A reviewer.</summary>
    Rule,

    /// <summary>An editor or a reviewer: an import, whose lines are judged one by one.</summary>
    Write,

    /// <summary>An auditor.</summary>
    Audit,

    /// <summary>An admin.</summary>
    Administer,
}

/// <summary>The stable codes of refused access.</summary>
public static class AccessCodes
{
    /// <summary>Nobody is signed in, or what was shown proves nothing: unknown, expired, withdrawn or forged.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>The role does not suffice.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>Limited to other organizations, or asked for what belongs to no single one.</summary>
    public const string OtherOrganization = "other-organization";

    /// <summary>No key has that name.</summary>
    public const string UnknownKey = "unknown-key";
}
