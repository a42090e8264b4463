using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;

namespace Facts.Domain.Recording;

/// <summary>What is to be recorded: one line of a ledger, read and checked as far as that is possible without the store.</summary>
public abstract record RecordingCommand
{
    /// <summary>The ledger's own recorded time; the append time when absent.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <summary>Same act, same fingerprint: importing it again changes nothing. Lines with an id of their own have none.</summary>
    public Guid Fingerprint { get; init; }
}

/// <summary>A source.</summary>
/// <param name="Source">As it will be recorded, but for owners that come from who declares it.</param>
public sealed record DeclareSource(SourceRecorded Source) : RecordingCommand;

/// <summary>The text that a source has now; which revision that is, if any, is decided when it is recorded.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Text">All of it.</param>
/// <param name="Sha256">Of the text in UTF-8, in lower-case hexadecimal.</param>
/// <param name="Reason">Why it is another.</param>
/// <param name="PublishedAt">When this text was published, in EDTF.</param>
/// <param name="Url">Where it was found.</param>
public sealed record ReviseSource(
    string Source, string Text, string Sha256, string? Reason, string? PublishedAt, string? Url) : RecordingCommand
{
    /// <summary>Over the bytes that were found, where they were not the text in UTF-8.</summary>
    public string? OriginalSha256 { get; init; }
}

/// <summary>An organization.</summary>
/// <param name="Organization">As it will be recorded.</param>
public sealed record DeclareOrganization(OrganizationDeclared Organization) : RecordingCommand;

/// <summary>A person.</summary>
/// <param name="Person">As it will be recorded, but for the organizations of who declares them.</param>
public sealed record DeclarePerson(PersonDeclared Person) : RecordingCommand;

/// <summary>A post of an organization.</summary>
/// <param name="Post">As it will be recorded.</param>
public sealed record DeclarePost(PostDeclared Post) : RecordingCommand;

/// <summary>A claim; its quote is anchored in the source when it is recorded.</summary>
/// <param name="Claim">As it will be recorded, but for its quote and origin.</param>
/// <param name="Quote">Its words; null for none.</param>
public sealed record RecordClaim(ClaimEvent Claim, QuoteText? Quote) : RecordingCommand;

/// <summary>A correction; what the claim becomes is worked out when it is recorded.</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Set">New values by field; JSON null takes a field away.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">A source for the correction; null for none.</param>
public sealed record CorrectClaim(
    string Claim,
    IReadOnlyDictionary<string, JsonElement> Set,
    string Reason,
    string? Source) : RecordingCommand;

/// <summary>Any other act upon a claim.</summary>
/// <param name="Act">As it will be recorded.</param>
public sealed record ActOnClaim(ClaimAct Act) : RecordingCommand;

/// <summary>Two ids name one person, or (<paramref name="Undo"/>) do not after all.</summary>
/// <param name="Person">One of the ids.</param>
/// <param name="Other">The other id.</param>
/// <param name="Undo">Whether they do not.</param>
/// <param name="Reason">Why; null when it is not said.</param>
public sealed record DecideIdentity(string Person, string Other, bool Undo, string? Reason) : RecordingCommand;

/// <summary>Another name for something that was declared.</summary>
/// <param name="What">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name, or the title of a source.</param>
/// <param name="Aliases">Other spellings in place of those that it has; null to leave them. A source has none.</param>
/// <param name="Reason">Why.</param>
public sealed record Rename(Called What, string Id, string Name, IReadOnlyList<string>? Aliases, string Reason) : RecordingCommand;

/// <summary>What a name can be replaced of.</summary>
public enum Called
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>An organization.</summary>
    Organization,

    /// <summary>A source.</summary>
    Source,
}

/// <summary>A quote as lines give it.</summary>
/// <param name="Exact">The words, at least one character.</param>
/// <param name="Prefix">What stands directly before them; null when it is not said.</param>
/// <param name="Suffix">What stands directly after them; null when it is not said.</param>
public sealed record QuoteText(string Exact, string? Prefix, string? Suffix);
