using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain.Claims;
using Facts.Domain.Exports;
using Facts.Domain.Recording;

namespace Facts.Store.Exports;

/// <summary>A claim as it was worded: what it says, the words in the source it is drawn from, and whose word it is.</summary>
internal static class WordingStatements
{
    /// <summary>Fields of import lines that have a form of their own here.</summary>
    private static readonly HashSet<string> Elsewhere =
        new(StringComparer.Ordinal) { "type", "id", "kind", "source", "quote", "prefix", "suffix", "attribution" };

    public static IEnumerable<Statement> Of(ClaimEvent wording, int number, KnownClaims claims)
    {
        var name = QName.Wording(wording.Id, number);
        yield return new Element(ElementType.Entity, name,
        [
            Property.Is(QName.Own("Wording")),
            Property.Text(Property.Label, claims.Sentence(wording)),
            .. Fields(wording),
        ]);
        yield return new Relation(RelationType.SpecializationOf, name, QName.Claim(wording.Id));
        yield return new Relation(
            wording.Quote is null ? RelationType.WasDerivedFrom : RelationType.WasQuotedFrom,
            name,
            QName.Snapshot(wording.Source, wording.Quote?.Snapshot ?? 1))
        {
            Quoted = wording.Quote is null ? null : (QName.Annotation(wording.Id, number), wording.Quote),
        };
        foreach (var step in Chain(wording, claims.Source(wording.Source)?.Source.Publisher))
            yield return Attribution(name, step);
    }

    /// <summary>
    /// From the speaker to the publisher. A chain may name its publisher, or leave that to the source; without a chain it is the
    /// document's own word.
    /// </summary>
    private static IEnumerable<Step> Chain(ClaimEvent wording, string? publisher)
    {
        var chain = wording.Attribution ?? [];
        for (var at = 0; at < chain.Count; at++)
        {
            var isPublisher = at > 0 && at == chain.Count - 1 && chain[at] is { Via: null, On: null } && chain[at].Who == publisher;
            yield return new Step(at + 1, at == 0 ? "Speaker" : isPublisher ? "Publisher" : "Relay", chain[at]);
            if (isPublisher)
                yield break;
        }

        if (publisher is not null)
            yield return new Step(chain.Count + 1, "Publisher", new Attribution(publisher));
    }

    /// <summary>
    /// An attribution of PROV has no order and no roles (prov:hadRole is for what activities are about): DCAT has the role, and the order
    /// is our own.
    /// </summary>
    private static Relation Attribution(QName wording, Step step)
    {
        var properties = new List<Property>
        {
            Property.Thing(new QName("dcat", "hadRole"), QName.Own(step.Role)),
            Property.Typed(QName.Own("step"), $"{step.Number}", new QName("xsd", "integer")),
        };
        if (step.Who.Via is { } via)
            properties.Add(Property.Text(QName.Own("via"), via));
        if (step.Who.On is { } on)
            properties.Add(Property.Date(QName.Own("on"), on));
        return new Relation(RelationType.WasAttributedTo, wording, QName.Agent(step.Who.Who)) { Properties = properties };
    }

    private static IEnumerable<Property> Fields(ClaimEvent wording) => ClaimFields.Of(wording)
        .Where(field => !Elsewhere.Contains(field.Key))
        .SelectMany(field => field.Value is JsonArray several
            ? several.Select(one => Field(wording, field.Key, one!.AsValue()))
            : [Field(wording, field.Key, field.Value!.AsValue())]);

    private static Property Field(ClaimEvent wording, string field, JsonValue value)
    {
        var name = QName.Own(field);
        return (field, value.GetValueKind()) switch
        {
            ("organization", _) => Property.Thing(name, QName.Organization(wording.Organization)),
            ("post", _) => Property.Thing(name, QName.Post(wording.Organization, value.GetValue<string>())),
            ("person", _) => Property.Thing(name, QName.Person(value.GetValue<string>())),
            ("denies", _) => Property.Thing(name, QName.Claim(value.GetValue<string>())),
            ("when" or "from" or "to" or "on" or "deadline", _) => Property.Date(name, value.GetValue<string>()),
            (_, JsonValueKind.Number) => Property.Typed(name, value.ToJsonString(), new QName("xsd", "decimal")),
            (_, JsonValueKind.True or JsonValueKind.False) => Property.Truth(name, value.GetValue<bool>()),
            _ => Property.Text(name, value.GetValue<string>()),
        };
    }

    private sealed record Step(int Number, string Role, Attribution Who);
}
