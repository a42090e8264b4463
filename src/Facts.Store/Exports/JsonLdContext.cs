using System.Text.Json;
using Facts.Domain.Exports;

namespace Facts.Store.Exports;

/// <summary>The context that JSON-LD carries, and what things are called in it. Terms of annotations are those of the W3C's own context.</summary>
internal static class JsonLdContext
{
    /// <summary>Sorts and motivations of Web Annotation (Vocabulary, 3.1 to 3.3).</summary>
    private static readonly string[] Sorts =
        ["Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector", "linking"];

    /// <summary>Term, property, and how its values are to be read.</summary>
    private static readonly (string Term, string Property, string? Type)[] Terms =
    [
        ("body", "oa:hasBody", "@id"),
        ("target", "oa:hasTarget", "@id"),
        ("source", "oa:hasSource", "@id"),
        ("selector", "oa:hasSelector", "@id"),
        ("motivation", "oa:motivatedBy", "@vocab"),
        ("exact", "oa:exact", null),
        ("prefix", "oa:prefix", null),
        ("suffix", "oa:suffix", null),
        ("start", "oa:start", "xsd:nonNegativeInteger"),
        ("end", "oa:end", "xsd:nonNegativeInteger"),
    ];

    public static void Write(Utf8JsonWriter json, Iris iris)
    {
        json.WriteStartObject("@context");
        json.WriteString("id", "@id");
        json.WriteString("type", "@type");
        foreach (var (prefix, iri) in iris.Prefixes)
            json.WriteString(prefix, iri);
        foreach (var sort in Sorts)
            json.WriteString(sort, "oa:" + sort);
        foreach (var (term, property, type) in Terms)
        {
            json.WriteStartObject(term);
            json.WriteString("@id", property);
            json.Text("@type", type);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>PROV has labels of its own in its abstract model only; in RDF they are RDF's.</summary>
    public static string Name(QName name) => name == Domain.Exports.Property.Label ? "rdfs:label" : name.ToString();

    public static string Property(RelationType type) => "prov:" + JsonNamingPolicy.CamelCase.ConvertName(type.ToString());

    /// <summary>The property and class that say more of a relation, and the property that leads on to its other end (PROV-O, table 3).</summary>
    public static (string Property, string Class, string Influencer) Qualified(RelationType type) => type switch
    {
        RelationType.WasDerivedFrom => ("prov:qualifiedDerivation", "prov:Derivation", "prov:entity"),
        RelationType.WasAssociatedWith => ("prov:qualifiedAssociation", "prov:Association", "prov:agent"),
        RelationType.WasAttributedTo => ("prov:qualifiedAttribution", "prov:Attribution", "prov:agent"),
        _ => throw new InvalidOperationException($"Nothing more is said of {type}."),
    };
}
