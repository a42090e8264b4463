using Facts.Domain.Sources;

namespace Facts.Domain.Exports;

/// <summary>A statement of provenance (W3C PROV-DM), however it is written down.</summary>
public abstract record Statement;

/// <summary>What an element is (PROV-DM, 5.1 and 5.3).</summary>
public enum ElementType
{
    /// <summary>A thing with some fixed aspects.</summary>
    Entity,

    /// <summary>Something that occurs over a time.</summary>
    Activity,

    /// <summary>Who bears some responsibility.</summary>
    Agent,
}

/// <summary>A thing, something that was done, or somebody, with what is said of it.</summary>
/// <param name="Type">Which of the three.</param>
/// <param name="Id">What it is called.</param>
/// <param name="Properties">In the order in which they are written; a name may come several times.</param>
public sealed record Element(ElementType Type, QName Id, IReadOnlyList<Property> Properties) : Statement
{
    /// <summary>When an activity started and ended, UTC: what is recorded is recorded at once.</summary>
    public DateTime? At { get; init; }
}

/// <summary>How two elements are related (PROV-DM, 5). The first is the one that comes later, or that is the more special.</summary>
public enum RelationType
{
    /// <summary>entity, activity.</summary>
    WasGeneratedBy,

    /// <summary>activity, entity.</summary>
    Used,

    /// <summary>entity, entity.</summary>
    WasDerivedFrom,

    /// <summary>entity, entity: a derivation that repeats words.</summary>
    WasQuotedFrom,

    /// <summary>entity, entity: a derivation that keeps most of it.</summary>
    WasRevisionOf,

    /// <summary>entity, activity.</summary>
    WasInvalidatedBy,

    /// <summary>anything, anything: it had a part in it, and no more is said.</summary>
    WasInfluencedBy,

    /// <summary>activity, agent.</summary>
    WasAssociatedWith,

    /// <summary>entity, agent.</summary>
    WasAttributedTo,

    /// <summary>entity, entity.</summary>
    SpecializationOf,
}

/// <summary>A relation between two elements.</summary>
/// <param name="Type">Which one.</param>
/// <param name="Subject">The first of the two.</param>
/// <param name="Other">The second.</param>
public sealed record Relation(RelationType Type, QName Subject, QName Other) : Statement
{
    /// <summary>What is said of the relation itself.</summary>
    public IReadOnlyList<Property> Properties { get; init; } = [];

    /// <summary>For an association: the plan that was followed.</summary>
    public QName? Plan { get; init; }

    /// <summary>For a quotation: the words, with the name that their annotation has.</summary>
    public (QName Annotation, Quote Words)? Quoted { get; init; }
}

/// <summary>A property and its value.</summary>
public readonly record struct Property(QName Name, Value Value)
{
    /// <summary>What sort of thing it is, besides an entity, activity or agent.</summary>
    public static readonly QName Type = QName.Prov("type");

    /// <summary>What people call it.</summary>
    public static readonly QName Label = QName.Prov("label");

    /// <summary>A text.</summary>
    public static Property Text(QName name, string text) => new(name, new Value(text, null, null));

    /// <summary>A text of some datatype.</summary>
    public static Property Typed(QName name, string text, QName datatype) => new(name, new Value(text, datatype, null));

    /// <summary>Another thing.</summary>
    public static Property Thing(QName name, QName thing) => new(name, new Value("", null, thing));

    /// <summary>That it is of some sort.</summary>
    public static Property Is(QName sort) => Thing(Type, sort);

    /// <summary>True or false.</summary>
    public static Property Truth(QName name, bool truth) => Typed(name, truth ? "true" : "false", new QName("xsd", "boolean"));

    /// <summary>An instant in UTC.</summary>
    public static Property Instant(QName name, string rfc3339) => Typed(name, rfc3339, new QName("xsd", "dateTime"));

    /// <summary>A date in EDTF, by the datatype of the Library of Congress. <c>..</c> alone is none, and stays a text.</summary>
    public static Property Date(QName name, string edtf) =>
        edtf == ".." ? Text(name, edtf) : Typed(name, edtf, new QName("edtf", "EDTF"));
}

/// <summary>A literal, or the name of a thing.</summary>
/// <param name="Text">The literal.</param>
/// <param name="Datatype">Its datatype; a plain text without one.</param>
/// <param name="Thing">The thing that is meant; then there is no literal.</param>
public readonly record struct Value(string Text, QName? Datatype, QName? Thing);
