using System.Globalization;
using System.Text.Json.Nodes;
using Facts.Commands;

namespace Facts.Claims;

/// <summary>What a claim says, in one sentence made of its fields.</summary>
internal static class ClaimSentence
{
    public static string Of(JsonObject claim)
    {
        var (person, post) = (Field(claim, "person"), $"the post {Field(claim, "post")} of {Field(claim, "organization")}");
        var (capacity, by) = (Join(", ", Field(claim, "capacity")), Join(", by ", Field(claim, "by")));
        return Field(claim, "kind") switch
        {
            "appointment" => $"{person} takes {post}{capacity}{When(claim)}{by}.",
            "dismissal" => $"{person} is {Field(claim, "cause") ?? "dismissed"} from {post}{When(claim)}{by}{Reason(claim)}.",
            "resignation" => $"{person} resigns from {post}{When(claim)}{Reason(claim)}.",
            "tenure" => $"{person} holds {post}{capacity}{Term(claim)}.",
            "plan" => Plan(claim),
            "threat" => Threat(claim),
            "denial" => $"{Field(claim, "by") ?? "Somebody"} denies the claim {Field(claim, "denies")}.",
            "statement" => Statement(claim),
            "figure" => Figure(claim),
            var kind => $"{kind}.",
        };
    }

    private static string Plan(JsonObject claim) =>
        $"Planned: {Action(claim)}{Join(" (", List(claim, "people"), ")")}{Join(", with ", Field(claim, "with"))}{When(claim)}.";

    private static string Statement(JsonObject claim)
    {
        var nature = Capital(Field(claim, "nature") ?? "statement");
        return $"{nature}{By(claim)}{Join(" about ", Field(claim, "about"))}{Join(": ", Field(claim, "says")?.TrimEnd('.'))}.";
    }

    private static string Threat(JsonObject claim)
    {
        var signed = Number(claim, "count") is { } count ? $" Signed by {count}{Join(" of ", Number(claim, "of"))}." : "";
        var named = claim["signatories"] is JsonArray { Count: > 0 } names ? $" {names.Count} signatories named." : "";
        var unless = Join(" Unless: ", Field(claim, "unless")?.TrimEnd('.'), ".");
        return $"Threat{By(claim)}: {Action(claim)}{Join(", by ", Date(claim, "deadline"))}.{unless}{signed}{named}";
    }

    private static string Figure(JsonObject claim)
    {
        var least = (bool?)claim["atLeast"] == true ? "at least " : "";
        var about = Join(" (", Field(claim, "post") ?? Field(claim, "about"), ")");
        var unit = Field(claim, "unit") is { } given && given != Field(claim, "measure") ? $" {given}" : "";
        var value = Number(claim, "value") + Join(" of ", Number(claim, "of"));
        return $"{Capital(Field(claim, "measure"))}{about}: {least}{value}{unit}{Join(" (", Date(claim, "when"), ")")}.";
    }

    private static string Term(JsonObject claim) =>
        Join(", from ", Point(claim, "from")) + (Field(claim, "to") == ".." ? ", ongoing" : Join(", until ", Point(claim, "to")));

    private static string Action(JsonObject claim) => Capital(Field(claim, "action")?.TrimEnd('.'));

    private static string By(JsonObject claim) => Join(" by ", Field(claim, "by"));

    private static string Reason(JsonObject claim) => Join("; stated reason: ", Field(claim, "statedReason")?.TrimEnd('.'));

    private static string When(JsonObject claim) => Join(", ", Date(claim, "when"));

    private static string? Date(JsonObject claim, string name) => Field(claim, name) is { } text ? EdtfWords.Of(text) : null;

    private static string? Point(JsonObject claim, string name) => Field(claim, name) is { } text ? EdtfWords.Point(text) : null;

    private static string? Field(JsonObject claim, string name) =>
        claim[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static string? List(JsonObject claim, string name) =>
        claim[name] is JsonArray { Count: > 0 } array ? string.Join(", ", array) : null;

    private static string? Number(JsonObject claim, string name) =>
        claim[name] is JsonValue value && value.TryGetValue(out decimal number)
            ? number.ToString("#,0.##########", CultureInfo.InvariantCulture)
            : null;

    private static string Join(string before, string? text, string after = "") => string.IsNullOrEmpty(text) ? "" : before + text + after;

    private static string Capital(string? text) => string.IsNullOrEmpty(text) ? "" : char.ToUpperInvariant(text[0]) + text[1..];
}
