namespace Facts.Pages.Editing;

/// <summary>What kind of input a field has.</summary>
internal enum Input
{
    /// <summary>A line of text; ids too.</summary>
    Line,

    /// <summary>Text of several lines.</summary>
    Text,

    /// <summary>EDTF.</summary>
    Date,

    /// <summary>One of some words, or none.</summary>
    Choice,

    Number,

    /// <summary>True, false or none.</summary>
    Flag,

    /// <summary>Texts, one a line.</summary>
    List,
}

/// <summary>A field of a claim, by its import name.</summary>
internal sealed record FormField(string Name, Input Input, bool Required = false, params string[] Choices);

/// <summary>The fields that each kind of claim has (ClaimParser), as inputs.</summary>
internal static class ClaimForm
{
    public static readonly IReadOnlyList<string> Kinds =
        ["appointment", "dismissal", "resignation", "tenure", "statement", "denial", "plan", "threat", "figure", "death", "dissolution",
            "abolition"];

    private static readonly FormField Post = new("post", Input.Line, Required: true), Person = new("person", Input.Line, Required: true);
    private static readonly FormField When = new("when", Input.Date, Required: true), By = new("by", Input.Line);
    private static readonly FormField Action = new("action", Input.Text, Required: true), StatedReason = new("statedReason", Input.Text);
    private static readonly FormField Capacity = new("capacity", Input.Choice, Choices: ["permanent", "interim", "acting"]);
    private static readonly FormField Cause = new("cause", Input.Choice, Choices: ["fired", "removed", "demoted"]);
    private static readonly FormField About = new("about", Input.Line), OfAll = new("of", Input.Number);

    /// <summary>The fields that are the kind's own; none for a kind that there is not.</summary>
    public static IReadOnlyList<FormField> OwnOf(string kind) => kind switch
    {
        "appointment" => [Person, Post, When, Capacity, By],
        "dismissal" => [Person, Post, When, Cause, By, StatedReason],
        "resignation" => [Person, Post, When, StatedReason],
        "tenure" => [Person, Post, new("from", Input.Date), new("to", Input.Date), new("on", Input.Date), Capacity],
        "plan" =>
        [
            Action, new("people", Input.List), Post with { Required = false }, new("with", Input.Line), When with { Required = false },
        ],
        "threat" =>
        [
            Action, By, new("unless", Input.Text), new("deadline", Input.Date), new("signatories", Input.List),
            new("count", Input.Number), OfAll,
        ],
        "denial" => [new("denies", Input.Line, Required: true), By],
        "statement" =>
        [
            new("says", Input.Text),
            new("nature", Input.Choice, Choices: ["allegation", "reason", "explanation", "assurance", "opinion"]), By, About,
        ],
        "figure" =>
        [
            new("measure", Input.Line, Required: true), new("value", Input.Number, Required: true), new("unit", Input.Line),
            new("atLeast", Input.Flag), OfAll, About, Post with { Required = false }, When with { Required = false },
        ],
        "death" => [Person, When],
        "dissolution" => [When],
        "abolition" => [Post, When],
        _ => [],
    };

    /// <summary>Those of a kind and those of every claim, as far as a correction may change them.</summary>
    public static IReadOnlyList<FormField> Correctable(string kind) =>
    [
        // Whose death it is stays as it is: it decides where the claim stands.
        .. OwnOf(kind).Where(field => kind != "death" || field != Person),
        new("source", Input.Line, Required: true), new("quote", Input.Text), new("prefix", Input.Text), new("suffix", Input.Text),
        new("note", Input.Text),
    ];

    /// <summary>Those of a kind and those of every claim, as far as a source's words do not give them.</summary>
    public static IReadOnlyList<FormField> Recordable(string kind) =>
    [
        // A death is of no organization, and its denial needs none.
        .. kind == "death" ? [] : (FormField[])[new("organization", Input.Line, Required: kind != "denial")],
        .. OwnOf(kind),
        new("note", Input.Text),
    ];
}
