namespace Facts.Domain.Exports;

/// <summary>
/// The IRIs that exports name things by: a base that the store's keeper chooses, what sort of thing it is, and its id, percent-encoded:
/// <c>urn:facts:claims:c1</c>, or <c>https://example.org/facts/claims/c1</c>.
/// </summary>
public sealed class Iris
{
    /// <summary>Names that lead nowhere, as a store has no address of its own.</summary>
    public const string DefaultBase = "urn:facts:";

    private static readonly string[] Sorts =
    [
        "claims", "wordings", "quotes", "reviews", "sources", "acts", "actors", "agents", "tenures", "posts", "people", "organizations",
        "rules", "reckonings",
    ];

    /// <summary>Where the words come from that exports use.</summary>
    private static readonly (string Prefix, string Iri)[] Vocabularies =
    [
        ("facts", "urn:facts:terms:"),
        ("prov", "http://www.w3.org/ns/prov#"),
        ("oa", "http://www.w3.org/ns/oa#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("dcterms", "http://purl.org/dc/terms/"),
        ("dcat", "http://www.w3.org/ns/dcat#"),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("foaf", "http://xmlns.com/foaf/0.1/"),
        ("org", "http://www.w3.org/ns/org#"),
        ("schema", "http://schema.org/"),
        ("edtf", "http://id.loc.gov/datatypes/edtf/"),
    ];

    private readonly Dictionary<string, string> _prefixes;

    private Iris(string start)
    {
        var separator = start.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? ':' : '/';
        _prefixes = Vocabularies.Concat(Sorts.Select(sort => (sort, $"{start}{sort}{separator}")))
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    }

    /// <summary>What each prefix stands for.</summary>
    public IReadOnlyDictionary<string, string> Prefixes => _prefixes;

    /// <summary>
    /// The IRIs that begin so; null unless it is an absolute IRI (RFC 3987) that ends in <c>/</c>, <c>#</c> or <c>:</c>.
    /// </summary>
    public static Iris? TryOf(string start) =>
        start is [.., '/' or '#' or ':'] && Uri.IsWellFormedUriString(start, UriKind.Absolute) ? new Iris(start) : null;

    /// <summary>A name, written out.</summary>
    public string Of(QName name) => _prefixes[name.Prefix] + name.Local;
}
