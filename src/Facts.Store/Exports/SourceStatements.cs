using Facts.Domain.Exports;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;
using Facts.Domain.Time;

namespace Facts.Store.Exports;

/// <summary>Documents, those who said, published or recorded something, and what claims are about.</summary>
internal static class SourceStatements
{
    /// <summary>A source, a thing for each of its texts. The texts stay with the store; a digest says which one is meant.</summary>
    public static IEnumerable<Statement> Of(KnownSource known)
    {
        var (source, name) = (known.Source, QName.Source(known.Source.Id));
        yield return Snapshot(name, source, known.RecordedAt);
        if (source.Origin is { } origin && origin != source.Id)
            yield return new Relation(RelationType.WasDerivedFrom, name, QName.Source(origin));
        foreach (var (revised, recordedAt) in known.Revisions)
        {
            var text = source with
            {
                Sha256 = revised.Sha256,
                OriginalSha256 = revised.OriginalSha256,
                Url = revised.Url ?? source.Url,
                PublishedAt = revised.PublishedAt ?? source.PublishedAt,
            };
            name = QName.Snapshot(source.Id, revised.Revision);
            yield return Snapshot(name, text, recordedAt);
            yield return new Relation(RelationType.WasRevisionOf, name, QName.Snapshot(source.Id, revised.Revision - 1));
        }
    }

    private static Element Snapshot(QName name, SourceRecorded source, DateTime recordedAt)
    {
        var properties = new List<Property>
        {
            Property.Is(QName.Own("Source")),
            Property.Text(new QName("dcterms", "title"), source.Title),
            Property.Text(new QName("dcterms", "identifier"), source.Id),
        };
        if (source.Publisher is { } publisher)
            properties.Add(Property.Thing(new QName("dcterms", "publisher"), QName.Agent(publisher)));
        if (source.Url is { } url)
            properties.Add(Property.Text(new QName("schema", "url"), url));
        if (source.Language is { } language)
            properties.Add(Property.Text(new QName("dcterms", "language"), language));
        if (source.PublishedAt is { } published)
            properties.Add(Property.Date(new QName("dcterms", "issued"), published));
        if (source.Sha256 is { } sha256)
            properties.Add(Property.Text(QName.Own("sha256"), sha256));
        if (source.OriginalSha256 is { } original)
            properties.Add(Property.Text(QName.Own("originalSha256"), original));
        properties.Add(Property.Instant(QName.Own("recordedAt"), AsOf.Print(recordedAt)));
        return new Element(ElementType.Entity, name, properties);
    }

    /// <summary>Whoever a claim or source names, and what the id named by then, if it is one.</summary>
    public static Element Agent(string who, KnownNames names)
    {
        var properties = new List<Property> { Property.Text(Property.Label, names.Of(who)) };
        if (names.IsPerson(who))
            properties.Add(Property.Thing(QName.Own("isPerson"), QName.Person(who)));
        if (names.IsOrganization(who))
            properties.Add(Property.Thing(QName.Own("isOrganization"), QName.Organization(who)));
        return new Element(ElementType.Agent, QName.Agent(who), properties);
    }

    public static Element Actor(string name) => new(ElementType.Agent, QName.Actor(name), [Property.Text(Property.Label, name)]);

    public static Element Of(OrganizationDeclared organization) => new(ElementType.Entity, QName.Organization(organization.Id),
        [Property.Is(new QName("org", "Organization")), Property.Text(Property.Label, organization.Name)]);

    public static Element Of(PostDeclared post) => new(ElementType.Entity, QName.Post(post.Organization, post.Id),
    [
        Property.Is(new QName("org", "Post")),
        Property.Text(Property.Label, post.Name),
        Property.Thing(new QName("org", "postIn"), QName.Organization(post.Organization)),
    ]);

    /// <summary>Who holds posts: a person, or what claims call one and is an organization.</summary>
    public static Element Of(PersonDeclared person) => new(ElementType.Entity, QName.Person(person.Id), person.Kind is null
        ? [Property.Is(new QName("foaf", "Person")), Property.Text(Property.Label, person.Name)]
        :
        [
            Property.Is(new QName("org", "Organization")),
            Property.Text(Property.Label, person.Name),
            Property.Thing(QName.Own("isOrganization"), QName.Organization(person.Id)),
        ]);
}
