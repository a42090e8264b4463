using Facts.Domain.Exports;

namespace Facts.Store.Exports;

/// <summary>What elements and relations are called in PROV-JSON (W3C Member Submission, 24 April 2013, section 3).</summary>
internal static class ProvJsonTerms
{
    public static string Section(ElementType type) => type switch
    {
        ElementType.Entity => "entity",
        ElementType.Activity => "activity",
        ElementType.Agent => "agent",
        _ => throw new InvalidOperationException($"No section for {type}."),
    };

    public static string Section(RelationType type) => type switch
    {
        RelationType.WasGeneratedBy => "wasGeneratedBy",
        RelationType.Used => "used",
        RelationType.WasDerivedFrom or RelationType.WasQuotedFrom or RelationType.WasRevisionOf => "wasDerivedFrom",
        RelationType.WasInvalidatedBy => "wasInvalidatedBy",
        RelationType.WasInfluencedBy => "wasInfluencedBy",
        RelationType.WasAssociatedWith => "wasAssociatedWith",
        RelationType.WasAttributedTo => "wasAttributedTo",
        RelationType.SpecializationOf => "specializationOf",
        _ => throw new InvalidOperationException($"No section for {type}."),
    };

    public static (string Subject, string Other) Ends(RelationType type) => type switch
    {
        RelationType.WasGeneratedBy or RelationType.WasInvalidatedBy => ("prov:entity", "prov:activity"),
        RelationType.Used => ("prov:activity", "prov:entity"),
        RelationType.WasDerivedFrom or RelationType.WasQuotedFrom or RelationType.WasRevisionOf =>
            ("prov:generatedEntity", "prov:usedEntity"),
        RelationType.WasInfluencedBy => ("prov:influencee", "prov:influencer"),
        RelationType.WasAssociatedWith => ("prov:activity", "prov:agent"),
        RelationType.WasAttributedTo => ("prov:entity", "prov:agent"),
        RelationType.SpecializationOf => ("prov:specificEntity", "prov:generalEntity"),
        _ => throw new InvalidOperationException($"No ends for {type}."),
    };

    /// <summary>PROV-DM has quotations and revisions as types of derivation (5.2.2, 5.2.3).</summary>
    public static IEnumerable<Property> Subtype(RelationType type) => type switch
    {
        RelationType.WasQuotedFrom => [Property.Is(QName.Prov("Quotation"))],
        RelationType.WasRevisionOf => [Property.Is(QName.Prov("Revision"))],
        _ => [],
    };

    /// <summary>The words of a quotation: PROV-JSON has no annotations.</summary>
    public static IEnumerable<Property> Words(Relation relation)
    {
        if (relation.Quoted is not var (_, words))
            yield break;
        yield return Property.Text(new QName("oa", "exact"), words.Exact);
        if (words.Prefix is { } prefix)
            yield return Property.Text(new QName("oa", "prefix"), prefix);
        if (words.Suffix is { } suffix)
            yield return Property.Text(new QName("oa", "suffix"), suffix);
        yield return Property.Typed(new QName("oa", "start"), $"{words.Start}", new QName("xsd", "nonNegativeInteger"));
        yield return Property.Typed(new QName("oa", "end"), $"{words.End}", new QName("xsd", "nonNegativeInteger"));
    }
}
