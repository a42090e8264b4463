using Facts.Domain.Dates;

namespace Facts.Domain.Reading;

internal enum ItemKind { Word, Mark, Date, Verb, Hedge, Person, Organization, Posts }

/// <summary>A post as one place of a text names it.</summary>
internal sealed record PostMention
{
    /// <summary>The title in small letters, singular.</summary>
    public required string Title { get; init; }

    public KnownOrganization? Organization { get; set; }

    /// <summary>The text says whose post it is: by a name, by "its", by "of the company".</summary>
    public bool IsPlaced { get; set; }

    /// <summary>The organization stands behind a later post of the same breath.</summary>
    public bool IsInherited { get; set; }

    /// <summary>A post of a state.</summary>
    public bool IsGovernment { get; init; }

    /// <summary>No post, only a role such as founder; it holds its place in a list.</summary>
    public bool IsRole { get; init; }

    public bool IsNew { get; set; }

    public bool IsFormer { get; set; }

    public string? Capacity { get; set; }

    public bool IsPlural { get; init; }

    public bool IsSeat => Title == "director";
}

/// <summary>
/// A piece of a sentence: a name with the posts that stand beside it, a group of posts, a verb, a date, a mark, or a plain word.
/// </summary>
internal sealed class Item
{
    public required ItemKind Kind { get; init; }

    /// <summary>The first token.</summary>
    public required int From { get; set; }

    /// <summary>The token after the last.</summary>
    public required int To { get; set; }

    /// <summary>The frame of a verb, what a hedge does, the sense of a word, the mark itself; else empty.</summary>
    public string Value { get; set; } = "";

    public KnownPerson? Person { get; init; }

    public KnownOrganization? Organization { get; init; }

    public DatePhrase? Date { get; init; }

    public List<PostMention> Posts { get; init; } = [];

    /// <summary>Of a person: the posts that stand before the name, or behind it between commas.</summary>
    public List<PostMention> Titles { get; } = [];

    /// <summary>Where the posts behind the name stand among the titles; those before it come first.</summary>
    public int Apposed { get; set; }

    /// <summary>Of a person: since when the posts behind the name are held.</summary>
    public DatePhrase? Since { get; set; }

    /// <summary>Before the posts stands a word such as "its" or "the".</summary>
    public bool IsDefinite { get; set; }

    /// <summary>A pronoun.</summary>
    public bool IsPronoun { get; init; }

    /// <summary>Taken up by a statement, so that it says nothing more by itself.</summary>
    public bool IsUsed { get; set; }

    public bool Is(string value) => Value == value && (Kind is ItemKind.Word or ItemKind.Mark);

    public bool IsVerb(string frame) => Kind == ItemKind.Verb && Value == frame;
}
