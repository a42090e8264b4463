using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Pages.Editing;
using Microsoft.AspNetCore.Http;

namespace Facts.Tests.Pages;

public sealed class when_a_claim_is_put_into_a_form
{
    /// <summary>Fields of every claim, and those that a form does not ask for among a kind's own.</summary>
    private static readonly string[] Common = ["id", "source", "organization", "quote", "attribution", "note", "origin", "recordedAt"];

    private const string Threat = """
        {"type":"claim","kind":"threat","id":"c","source":"s","organization":"o","action":"leave","unless":"a\nb","deadline":"2023-11",
         "signatories":["x","y"],"count":500,"of":770,"note":"n","attribution":[{"who":"w","via":"v"},{"who":"z","on":"2023"}]}
        """;

    public static TheoryData<string> Kinds => [.. ClaimForm.Kinds];

    [Fact]
    public void every_kind_has_a_form()
    {
        var kinds = typeof(ClaimEvent).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), inherit: false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().ToDictionary(kind => (string)kind.TypeDiscriminator!, kind => kind.DerivedType);
        ClaimForm.Kinds.ShouldBe(kinds.Keys, ignoreOrder: true);
        foreach (var (kind, type) in kinds)
        {
            var fields = type.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Except(Common);
            ClaimForm.OwnOf(kind).Select(field => field.Name).ShouldBe(fields, ignoreOrder: true, kind);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void its_choices_and_what_it_requires_are_those_of_lines(string kind)
    {
        var full = new JsonObject { ["type"] = "claim", ["id"] = "c", ["kind"] = kind, ["source"] = "s" };
        if (ClaimForm.Recordable(kind).Any(field => field.Name == "organization"))
            full["organization"] = "o";
        // A day in office stands by itself.
        foreach (var field in ClaimForm.OwnOf(kind).Where(field => field.Name != "on"))
            full[field.Name] = Sample(field, 0);
        (CommandParser.Parse(Encoding.UTF8.GetBytes(full.ToJsonString())).Refusal?.Message).ShouldBeNull();
        foreach (var field in ClaimForm.OwnOf(kind).Where(field => field.Name != "on"))
        {
            for (var choice = 1; choice < field.Choices.Length; choice++)
            {
                var other = full.DeepClone().AsObject();
                other[field.Name] = Sample(field, choice);
                (CommandParser.Parse(Encoding.UTF8.GetBytes(other.ToJsonString())).Refusal?.Message).ShouldBeNull();
            }

            var without = full.DeepClone().AsObject();
            without.Remove(field.Name);
            (CommandParser.Parse(Encoding.UTF8.GetBytes(without.ToJsonString())).Refusal is not null).ShouldBe(field.Required, field.Name);
        }
    }

    [Fact]
    public void it_comes_back_as_it_was()
    {
        var (claim, fields) = (JsonNode.Parse(Threat)!.AsObject(), ClaimForm.Correctable("threat"));
        var shown = FormValues.Of(claim, fields);
        var sent = Send(shown, fields);
        sent.ChangesFrom(shown, fields).ShouldBeEmpty();
        foreach (var field in fields)
            JsonNode.DeepEquals(sent.Value(field), claim[field.Name]).ShouldBeTrue(field.Name);
        JsonNode.DeepEquals(sent.Chain(), claim["attribution"]).ShouldBeTrue();
    }

    [Fact]
    public void only_what_was_changed_is_a_change_and_what_was_emptied_is_removed()
    {
        var (claim, fields) = (JsonNode.Parse(Threat)!.AsObject(), ClaimForm.Correctable("threat"));
        var shown = FormValues.Of(claim, fields);
        var sent = Send(shown, fields, ("count", " 501 "), ("of", "many"), ("signatories", "x\r\n\r\n z "), ("note", ""), ("attribution.1.who", ""), ("attribution.1.on", ""));
        sent.ChangesFrom(shown, fields).ToJsonString().ShouldBe(
            """{"signatories":["x","z"],"count":501,"of":"many","note":null,"attribution":[{"who":"w","via":"v"}]}""");
    }

    [Fact]
    public void what_two_editors_changed_is_put_together()
    {
        var (claim, fields) = (JsonNode.Parse(Threat)!.AsObject(), ClaimForm.Correctable("threat"));
        var seen = FormValues.Of(claim, fields);
        var typed = Send(seen, fields, ("count", "501"), ("note", "mine"));
        (claim["unless"], claim["note"], claim["attribution"]) = ("c", "theirs", null);
        var now = FormValues.Of(claim, fields);
        var merged = FormValues.Merge(typed, seen, now, fields);
        (merged["count"], merged["unless"], merged["note"], merged.Chain()).ShouldBe(("501", "c", "mine", null));
        merged.ChangesFrom(now, fields).ToJsonString().ShouldBe("""{"count":501,"note":"mine"}""");
    }

    private static JsonNode Sample(FormField field, int choice) => field.Input switch
    {
        Input.Choice => field.Choices[choice],
        Input.Date => field.Name == "to" ? "2024" : "2023",
        Input.Flag => true,
        Input.List => new JsonArray("x"),
        Input.Number => 7,
        _ => "x",
    };

    /// <summary>As a browser sends it: every input, line ends as CR LF.</summary>
    private static FormValues Send(FormValues shown, IEnumerable<FormField> fields, params (string Name, string Text)[] typed)
    {
        var sent = fields.Select(field => field.Name)
            .Concat(Enumerable.Range(0, shown.Steps).SelectMany(at => (string[])[FormValues.Step(at, "who"), FormValues.Step(at, "via"), FormValues.Step(at, "on")]))
            .ToDictionary(name => "field:" + name, name => new Microsoft.Extensions.Primitives.StringValues(shown[name].ReplaceLineEndings("\r\n")));
        foreach (var (name, text) in typed)
            sent["field:" + name] = text;
        return FormValues.Read(new FormCollection(sent), "field:");
    }
}
