using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;

namespace Facts.Importing;

/// <summary>One line of a ledger, read and checked as far as that is possible without the store.</summary>
internal abstract record ImportLine
{
    /// <summary>The ledger's own recorded time; the append time when absent.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <summary>Same act, same fingerprint: importing it again changes nothing. Lines with an id of their own have none.</summary>
    public Guid Fingerprint { get; init; }
}

internal sealed record SourceLine(SourceRecorded Source) : ImportLine;

/// <summary>The text that a source has now; which revision that is, if any, is decided when it is recorded.</summary>
internal sealed record RevisionLine(
    string Source, string Text, string Sha256, string? Reason, string? PublishedAt, string? Url) : ImportLine
{
    /// <summary>Over the bytes that were found, where they were not the text in UTF-8.</summary>
    public string? OriginalSha256 { get; init; }
}

internal sealed record OrganizationLine(OrganizationDeclared Organization) : ImportLine;

internal sealed record PersonLine(PersonDeclared Person) : ImportLine;

internal sealed record PostLine(PostDeclared Post) : ImportLine;

/// <summary>A claim; its quote is anchored in the source when it is recorded.</summary>
internal sealed record ClaimLine(ClaimEvent Claim, QuoteText? Quote) : ImportLine;

/// <summary>A correction; what the claim becomes is worked out when it is recorded.</summary>
internal sealed record CorrectionLine(
    string Claim,
    IReadOnlyDictionary<string, JsonElement> Set,
    string Reason,
    string? Source) : ImportLine;

/// <summary>Any other act upon a claim, ready to be recorded.</summary>
internal sealed record ActLine(ClaimAct Act) : ImportLine;

/// <summary>Two ids name one person, or (<paramref name="Undo"/>) do not after all.</summary>
internal sealed record IdentityLine(string Person, string Other, bool Undo, string? Reason) : ImportLine;

/// <summary>Another name for something that was declared.</summary>
/// <param name="What">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name, or the title of a source.</param>
/// <param name="Aliases">Other spellings in place of those that it has; null to leave them. A source has none.</param>
/// <param name="Reason">Why.</param>
internal sealed record NameLine(Called What, string Id, string Name, IReadOnlyList<string>? Aliases, string Reason) : ImportLine;

/// <summary>What a name can be replaced of.</summary>
internal enum Called
{
    Person,
    Organization,
    Source,
}

/// <summary>A quote as lines give it.</summary>
internal sealed record QuoteText(string Exact, string? Prefix, string? Suffix);
