namespace Facts.Domain.Sources;

/// <summary>A document was recorded, as a snapshot. A changed text is another revision, never an edit of this one.</summary>
public sealed record SourceRecorded
{
    /// <summary>1 to 200 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The document's own title; its id when it has none.</summary>
    public required string Title { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Where it was found.</summary>
    public string? Url { get; init; }

    /// <summary>BCP 47 language tag of the text.</summary>
    public string? Language { get; init; }

    /// <summary>EDTF, or an RFC 3339 instant, as given.</summary>
    public string? PublishedAt { get; init; }

    /// <summary>The document it was copied from (a wire story); copies of one origin count once. Its own id when absent.</summary>
    public string? Origin { get; init; }

    /// <summary>The words, exactly as found. Absent for registers that are only cited.</summary>
    public string? Text { get; init; }

    /// <summary>SHA-256 over the text in UTF-8, lowercase hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>SHA-256 over the bytes that were found, where they were not the text in UTF-8.</summary>
    public string? OriginalSha256 { get; init; }

    /// <summary>
    /// The organizations that own it, by id: whoever is limited to some of them may read and cite it. Those that claims of it are about
    /// own it as well. Absent when it was declared without any by somebody who is not limited.
    /// </summary>
    public IReadOnlyList<string>? Organizations { get; init; }
}

/// <summary>A source got further owners; those that it had stay.</summary>
public sealed record SourceShared
{
    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The organizations that own it from then on too, by id.</summary>
    public required IReadOnlyList<string> Organizations { get; init; }
}

/// <summary>A source got another title; the former one is kept.</summary>
public sealed record SourceNamed
{
    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>Its title from then on.</summary>
    public required string Title { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A source was found with another text than before: a snapshot more. Those before it stay as they are.</summary>
public sealed record SourceRevised
{
    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>Which snapshot it is: 2, 3, …; the text that the source was recorded with is the first.</summary>
    public required int Revision { get; init; }

    /// <summary>The words, exactly as found. Absent once erased.</summary>
    public string? Text { get; init; }

    /// <summary>SHA-256 over the text in UTF-8, lowercase hexadecimal. Absent once erased.</summary>
    public string? Sha256 { get; init; }

    /// <summary>SHA-256 over the bytes that were found, where they were not the text in UTF-8. Absent once erased.</summary>
    public string? OriginalSha256 { get; init; }

    /// <summary>Why it was revised, as far as it is known.</summary>
    public string? Reason { get; init; }

    /// <summary>When this text was published: EDTF, or an RFC 3339 instant, as given.</summary>
    public string? PublishedAt { get; init; }

    /// <summary>Where this text was found.</summary>
    public string? Url { get; init; }
}

/// <summary>
/// A source was looked at again and had the text of its latest snapshot still. It makes no snapshot; it is kept so that the same line,
/// imported again after the text has changed, is known.
/// </summary>
public sealed record SourceConfirmed
{
    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The snapshot whose text it still had, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>Why it was looked at, as far as it is known.</summary>
    public string? Reason { get; init; }

    /// <summary>When the text was published: EDTF, or an RFC 3339 instant, as given.</summary>
    public string? PublishedAt { get; init; }

    /// <summary>Where it was found.</summary>
    public string? Url { get; init; }
}
