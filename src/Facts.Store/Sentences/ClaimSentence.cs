using System.Text.Json.Nodes;

namespace Facts.Store.Sentences;

/// <summary>
/// What a claim says, in one sentence made of its fields, in the reader's language. What others wrote stays as they wrote it.
/// </summary>
internal static class ClaimSentence
{
    public static string Of(JsonObject claim)
    {
        var person = Field(claim, "person");
        var post = Localizer.Of(
            $"the post {Field(claim, "post")} of {Field(claim, "organization")}",
            $"jabatan {Field(claim, "post")} di {Field(claim, "organization")}");
        var (capacity, by) = (Join(", ", Known(claim, "capacity")), Join(Localizer.Of(", by ", ", oleh "), Field(claim, "by")));
        return Field(claim, "kind") switch
        {
            "appointment" => $"{person} {Localizer.Of("takes", "mulai memegang")} {post}{capacity}{When(claim)}{by}.",
            "dismissal" => Localizer.Of(
                $"{person} is {Known(claim, "cause") ?? "dismissed"} from {post}{When(claim)}{by}{Reason(claim)}.",
                $"{person} {Known(claim, "cause") ?? "diberhentikan"} dari {post}{When(claim)}{by}{Reason(claim)}."),
            "resignation" => $"{person} {Localizer.Of("resigns from", "mengundurkan diri dari")} {post}{When(claim)}{Reason(claim)}.",
            "tenure" => $"{person} {Localizer.Of("holds", "memegang")} {post}{capacity}{Term(claim)}.",
            "plan" => Plan(claim),
            "threat" => Threat(claim),
            "denial" => Localizer.Of(
                $"{Field(claim, "by") ?? "Somebody"} denies the claim {Field(claim, "denies")}.",
                $"{Field(claim, "by") ?? "Seseorang"} membantah klaim {Field(claim, "denies")}."),
            "statement" => Statement(claim),
            "figure" => Figure(claim),
            "death" => $"{person} {Localizer.Of("died", "meninggal")}{On(claim)}.",
            "dissolution" => $"{Field(claim, "organization")} {Localizer.Of("was dissolved", "dibubarkan")}{On(claim)}.",
            "abolition" => $"{Capital(post)} {Localizer.Of("was abolished", "dihapus")}{On(claim)}.",
            var kind => $"{kind}.",
        };
    }

    private static string Plan(JsonObject claim)
    {
        var with = Join(Localizer.Of(", with ", ", bersama "), Field(claim, "with"));
        return $"{Localizer.Of("Planned", "Direncanakan")}: {Action(claim)}{Join(" (", List(claim, "people"), ")")}{with}{When(claim)}.";
    }

    private static string Statement(JsonObject claim)
    {
        var nature = Capital(Known(claim, "nature") ?? Localizer.Of("statement", "pernyataan"));
        var about = Join(Localizer.Of(" about ", " tentang "), Field(claim, "about"));
        return $"{nature}{By(claim)}{about}{Join(": ", Field(claim, "says")?.TrimEnd('.'))}.";
    }

    private static string Threat(JsonObject claim)
    {
        var signed = Number(claim, "count") is { } count
            ? $" {Localizer.Of("Signed by", "Ditandatangani oleh")} {count}{OutOf(claim)}."
            : "";
        var named = claim["signatories"] is JsonArray { Count: > 0 } names
            ? Localizer.Of($" {names.Count} signatories named.", $" {names.Count} penanda tangan disebut namanya.")
            : "";
        var unless = Join(Localizer.Of(" Unless: ", " Kecuali: "), Field(claim, "unless")?.TrimEnd('.'), ".");
        var deadline = Join(Localizer.Of(", by ", ", tenggat "), Date(claim, "deadline"));
        return $"{Localizer.Of("Threat", "Ancaman")}{By(claim)}: {Action(claim)}{deadline}.{unless}{signed}{named}";
    }

    private static string Figure(JsonObject claim)
    {
        var least = (bool?)claim["atLeast"] == true ? Localizer.Of("at least ", "setidaknya ") : "";
        var about = Join(" (", Field(claim, "post") ?? Field(claim, "about"), ")");
        var unit = Field(claim, "unit") is { } given && given != Field(claim, "measure") ? $" {given}" : "";
        var value = Number(claim, "value") + OutOf(claim);
        return $"{Capital(Field(claim, "measure"))}{about}: {least}{value}{unit}{Join(" (", Date(claim, "when"), ")")}.";
    }

    private static string OutOf(JsonObject claim) => Join(Localizer.Of(" of ", " dari "), Number(claim, "of"));

    private static string Term(JsonObject claim)
    {
        if (Field(claim, "on") is { } on)
            return " " + EdtfWords.When(on);
        var from = Join(", ", Field(claim, "from") is { } start ? Starting(start) : null);
        return from + (Field(claim, "to") == ".."
            ? Localizer.Of(", ongoing", ", masih berlangsung")
            : Join(", ", Field(claim, "to") is { } end ? EdtfWords.Until(end) : null));
    }

    /// <summary>"from 3 January 2021", "since before 1991".</summary>
    private static string Starting(string from) =>
        EdtfWords.Since(from) is var since && from.Contains("..", StringComparison.Ordinal) ? since : Localizer.Of("from ", "sejak ") + EdtfWords.Point(from);

    /// <summary>A field with a word of the vocabulary in it (contract: claims); another word stays as it is.</summary>
    private static string? Known(JsonObject claim, string name) => Field(claim, name) switch
    {
        "interim" => TermWords.Capacity(Domain.Claims.Capacity.Interim),
        "acting" => TermWords.Capacity(Domain.Claims.Capacity.Acting),
        "permanent" => Localizer.Of("permanent", "tetap"),
        "fired" => Localizer.Of("fired", "dipecat"),
        "removed" => Localizer.Of("removed", "dicopot"),
        "demoted" => Localizer.Of("demoted", "diturunkan"),
        "allegation" => Localizer.Of("allegation", "tuduhan"),
        "reason" => Localizer.Of("reason", "alasan"),
        "explanation" => Localizer.Of("explanation", "penjelasan"),
        "assurance" => Localizer.Of("assurance", "jaminan"),
        "opinion" => Localizer.Of("opinion", "pendapat"),
        var other => other,
    };

    private static string Action(JsonObject claim) => Capital(Field(claim, "action")?.TrimEnd('.'));

    private static string By(JsonObject claim) => Join(Localizer.Of(" by ", " oleh "), Field(claim, "by"));

    private static string Reason(JsonObject claim) =>
        Join(Localizer.Of("; stated reason: ", "; alasan yang disebutkan: "), Field(claim, "statedReason")?.TrimEnd('.'));

    private static string When(JsonObject claim) => Join(", ", Date(claim, "when"));

    /// <summary>" on 31 December 2019".</summary>
    private static string On(JsonObject claim) => Join(" ", Field(claim, "when") is { } when ? EdtfWords.When(when) : null);

    private static string? Date(JsonObject claim, string name) => Field(claim, name) is { } text ? EdtfWords.Of(text) : null;

    private static string? Field(JsonObject claim, string name) =>
        claim[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static string? List(JsonObject claim, string name) =>
        claim[name] is JsonArray { Count: > 0 } array ? string.Join(", ", array) : null;

    private static string? Number(JsonObject claim, string name) =>
        claim[name] is JsonValue value && value.TryGetValue(out decimal number)
            ? number.ToString("#,0.##########", Localizer.Current.Culture)
            : null;

    private static string Join(string before, string? text, string after = "") => string.IsNullOrEmpty(text) ? "" : before + text + after;

    private static string Capital(string? text) => string.IsNullOrEmpty(text) ? "" : char.ToUpperInvariant(text[0]) + text[1..];
}
