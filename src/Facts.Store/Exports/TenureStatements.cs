using System.Security.Cryptography;
using System.Text.Json;
using Facts.Domain.Exports;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Store.Exports;

/// <summary>Tenures as what they are: reckoned from claims, by rules with a name, from what was known at a moment.</summary>
internal static class TenureStatements
{
    /// <summary>The reckoning, the rules, and the program that follows them.</summary>
    public static IEnumerable<Statement> Reckoning(RuleSet rule, AsOf known)
    {
        var (reckoning, rules) = (QName.Reckoning(rule.Name, known.Text), QName.Rules(rule.Name));
        yield return new Element(ElementType.Activity, reckoning,
            [Property.Is(QName.Own("Reckoning")), Property.Instant(QName.Own("knownAt"), AsOf.Print(known.Moment))]);
        yield return new Element(ElementType.Entity, rules,
            [Property.Is(QName.Prov("Plan")), Property.Text(Property.Label, rule.Name)]);
        yield return new Element(ElementType.Agent, QName.Own("Facts"),
            [Property.Is(QName.Prov("SoftwareAgent")), Property.Text(Property.Label, "Facts")]);
        yield return new Relation(RelationType.WasAssociatedWith, reckoning, QName.Own("Facts")) { Plan = rules };
    }

    public static IEnumerable<Statement> Of(TenureOf one, RuleSet rule, AsOf known)
    {
        var name = Name(one);
        yield return new Element(ElementType.Entity, name, [.. Properties(one)]);
        yield return new Relation(RelationType.WasGeneratedBy, name, QName.Reckoning(rule.Name, known.Text));
        foreach (var ground in one.Tenure.Because)
        {
            yield return new Relation(RelationType.WasDerivedFrom, name, QName.Claim(ground.Claim))
            {
                Properties =
                [
                    Property.Text(QName.Own("does"), Words.Of(ground.Does)),
                    .. ground.Inferred == true ? [Property.Truth(QName.Own("inferred"), true)] : Array.Empty<Property>(),
                ],
            };
        }
    }

    /// <summary>
    /// Tenures have no ids: what is another one in anything but words and names gets another name. So the same belief has the same name
    /// in every export.
    /// </summary>
    public static QName Name(TenureOf one)
    {
        var tenure = one.Tenure;
        var all = JsonSerializer.SerializeToUtf8Bytes(new object?[]
        {
            one.Organization.Id, one.Post.Id, tenure.Person, tenure.Capacity, tenure.From?.Text, tenure.To?.Text, tenure.Disputed,
            tenure.OtherStarts.Select(boundary => boundary.Text), tenure.OtherEnds.Select(boundary => boundary.Text),
            tenure.Possible.Start, tenure.Possible.End, tenure.Certain.Start, tenure.Certain.End,
            tenure.Because.Select(ground => new object?[] { ground.Claim, ground.Does, ground.Inferred }),
            tenure.Outranked.Select(aside => aside.Claim),
            tenure.Spoken.Count == 0 ? null : new object[] { tenure.DisputedOn, tenure.Doubtful, tenure.Absent, tenure.Lingering },
        });
        return QName.Tenure(Convert.ToHexStringLower(SHA256.HashData(all))[..32]);
    }

    /// <summary>Certain when there is a day that every reading covers (design, Time).</summary>
    public static string Certainty(Tenure tenure) => tenure.Certain.IsEmpty ? "possible" : "certain";

    private static IEnumerable<Property> Properties(TenureOf one)
    {
        var tenure = one.Tenure;
        yield return Property.Is(QName.Own("Tenure"));
        yield return Property.Is(new QName("org", "Membership"));
        yield return Property.Text(Property.Label, $"{one.Person.Name}, {one.Post.Name}, {one.Organization.Name}");
        yield return Property.Thing(new QName("org", "member"), QName.Person(tenure.Person));
        yield return Property.Thing(new QName("org", "organization"), QName.Organization(one.Organization.Id));
        yield return Property.Thing(QName.Own("post"), QName.Post(one.Organization.Id, one.Post.Id));
        if (tenure.Capacity is { } capacity)
            yield return Property.Text(QName.Own("capacity"), Words.Of(capacity));
        foreach (var (field, boundary) in Boundaries(tenure))
            yield return Property.Date(QName.Own(field), boundary.Text);
        yield return Property.Text(QName.Own("certainty"), Certainty(tenure));
        yield return Property.Truth(QName.Own("disputed"), tenure.Disputed || tenure.DisputedOn.Count > 0);
    }

    private static IEnumerable<(string Field, Boundary Boundary)> Boundaries(Tenure tenure) =>
    [
        .. tenure.From is null ? [] : new[] { ("from", tenure.From) },
        .. tenure.To is null ? [] : new[] { ("to", tenure.To) },
        .. tenure.OtherStarts.Select(boundary => ("otherFrom", boundary)),
        .. tenure.OtherEnds.Select(boundary => ("otherTo", boundary)),
    ];
}
