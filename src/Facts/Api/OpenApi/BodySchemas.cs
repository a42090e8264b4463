using Facts.Domain.Recording;

namespace Facts.Api.OpenApi;

/// <summary>Schemas of bodies, which are read field by field (<see cref="Fields"/>) and so have no .NET type.</summary>
internal static class BodySchemas
{
    private const string Text = """{"type":"string","maxLength":1048576}""", Id = """{"type":"string","minLength":1,"maxLength":200}""";

    /// <summary>
    /// Which fields a kind takes is in README, Import lines; what it does not take is refused. A death has no organization, and a denial of
    /// one needs none.
    /// </summary>
    public static readonly string Claim = With("""
        {"type":"object","additionalProperties":true,"required":["kind","source"],"properties":{
          "id":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[A-Za-z0-9._~-]+$"},
          "kind":{"type":"string","enum":["appointment","dismissal","resignation","tenure","plan","threat","denial","statement","figure",
            "death","dissolution","abolition"]},
          "source":ID,"organization":ID,"post":ID,"person":ID,
          "when":TEXT,"from":TEXT,"to":TEXT,"on":TEXT,
          "capacity":{"type":"string","enum":["permanent","interim","acting"]},
          "quote":TEXT,"prefix":TEXT,"suffix":TEXT,"note":TEXT,
          "attribution":{"type":"array","maxItems":100,"items":{"type":"object","additionalProperties":false,"required":["who"],
            "properties":{"who":TEXT,"via":TEXT,"on":TEXT}}}}}
        """);

    public static readonly string Correction = With("""
        {"type":"object","additionalProperties":false,"required":["set","reason"],"properties":{
          "set":{"type":"object","additionalProperties":true,
            "description":"Fields of the claim, with what they ought to be; null takes one away."},
          "reason":TEXT,"source":ID}}
        """);

    public static readonly string Retraction = With("""
        {"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":TEXT,"source":ID}}
        """);

    public static readonly string Ruling = With("""
        {"type":"object","additionalProperties":false,"required":["rank","reason"],"properties":{
          "rank":{"type":"string","enum":["preferred","normal","deprecated"]},"reason":TEXT,"source":ID}}
        """);

    public static readonly string Identity = With("""
        {"type":"object","additionalProperties":false,"required":["person","reason"],"properties":{
          "person":ID,"sameAs":ID,"notSameAs":ID,"reason":TEXT}}
        """);

    public static readonly string Proposal = With("""
        {"type":"object","additionalProperties":false,"description":"One of the two.","properties":{
          "ruling":{"type":"object","additionalProperties":false,"required":["claim","rank","reason"],"properties":{
            "claim":{"type":"string","minLength":1,"maxLength":100,"pattern":"^[A-Za-z0-9._~-]+$"},
            "rank":{"type":"string","enum":["preferred","normal","deprecated"]},"reason":TEXT,"source":ID}},
          "redaction":{"type":"object","additionalProperties":false,"required":["target","field","reason"],"properties":{
            "target":{"type":"string","minLength":1,"maxLength":1000,
              "description":"An event's id, a claim's, source: and a source's, or person: and a person's."},
            "field":ID,"reason":TEXT}}}}
        """);

    public static readonly string Approval = With("""
        {"type":"object","additionalProperties":false,"properties":{"note":TEXT}}
        """);

    public static readonly string Rejection = With("""
        {"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":TEXT}}
        """);

    private static string With(string schema) =>
        schema.Replace("TEXT", Text, StringComparison.Ordinal).Replace("ID", Id, StringComparison.Ordinal);
}
