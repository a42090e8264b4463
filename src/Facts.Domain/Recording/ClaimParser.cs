using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Recording;

/// <summary>The fields of each kind of claim (design, Claims and what they do).</summary>
internal static class ClaimParser
{
    /// <summary>Null, with the refusal noted, when the kind is unknown.</summary>
    public static ClaimEvent? Parse(Fields fields)
    {
        var kind = fields.Text("kind");
        if (fields.Refusal is not null)
            return null;
        var (id, source) = (NewId(fields), fields.Id("source"));
        // Who denies a death names no organization either; what is denied is known later (see RecordClaim).
        var organization = kind switch
        {
            "death" => "",
            "appointment" or "dismissal" or "resignation" or "tenure" or "plan" or "threat" or "statement" or "figure" or "dissolution"
                or "abolition" => fields.Id("organization"),
            _ => fields.OptionalId("organization") ?? "",
        };
        ClaimEvent? claim = kind switch
        {
            "appointment" => new AppointmentClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                Post = fields.Id("post"),
                Person = fields.Id("person"),
                When = fields.Moment("when"),
                Capacity = fields.Choice<Capacity>("capacity"),
                By = fields.OptionalText("by"),
            },
            "dismissal" => new DismissalClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                Post = fields.Id("post"),
                Person = fields.Id("person"),
                When = fields.Moment("when"),
                Cause = fields.Choice<Cause>("cause"),
                By = fields.OptionalText("by"),
                StatedReason = fields.OptionalText("statedReason"),
            },
            "resignation" => new ResignationClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                Post = fields.Id("post"),
                Person = fields.Id("person"),
                When = fields.Moment("when"),
                StatedReason = fields.OptionalText("statedReason"),
            },
            "tenure" => Tenure(fields, id, source, organization),
            "plan" => new PlanClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                People = fields.Ids("people"),
                Post = fields.OptionalId("post"),
                Action = fields.Text("action"),
                With = fields.OptionalText("with"),
                When = fields.OptionalDate("when"),
            },
            "threat" => new ThreatClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                By = fields.OptionalText("by"),
                Action = fields.Text("action"),
                Unless = fields.OptionalText("unless"),
                Deadline = fields.OptionalDate("deadline"),
                Signatories = fields.Ids("signatories"),
                Count = fields.Whole("count"),
                Of = fields.Whole("of"),
            },
            "denial" => new DenialClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                Denies = fields.ClaimId("denies"),
                By = fields.OptionalText("by"),
            },
            "statement" => new StatementClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                Nature = fields.Choice<Nature>("nature"),
                By = fields.OptionalText("by"),
                About = fields.OptionalText("about"),
                Says = fields.OptionalText("says"),
            },
            "figure" => new FigureClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                Measure = fields.Text("measure"),
                Value = fields.RequiredNumber("value"),
                Unit = fields.OptionalText("unit"),
                AtLeast = fields.Flag("atLeast"),
                Of = fields.Number("of"),
                About = fields.OptionalText("about"),
                Post = fields.OptionalId("post"),
                When = fields.OptionalDate("when"),
            },
            "death" => new DeathClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                Person = fields.Id("person"),
                When = fields.Moment("when"),
            },
            "dissolution" => new DissolutionClaimed { Id = id, Source = source, Organization = organization, When = fields.Moment("when") },
            "abolition" => new AbolitionClaimed
            {
                Id = id,
                Source = source,
                Organization = organization,
                Post = fields.Id("post"),
                When = fields.Moment("when"),
            },
            _ => null,
        };
        if (claim is null)
            fields.Refuse(Codes.UnknownType, $"There is no kind of claim '{Fields.Shown(kind)}'.");
        return claim is null ? null : claim with
        {
            Attribution = fields.Objects("attribution", step =>
                new Attribution(step.Text("who"), step.OptionalText("via"), step.OptionalDate("on"))),
            Note = fields.OptionalText("note"),
        };
    }

    /// <summary>
    /// Also none of those that no address can end in (RFC 3986, section 5.2.4). Older stores have them, so acts upon a claim may name them.
    /// </summary>
    private static string NewId(Fields fields)
    {
        var id = fields.ClaimId("id");
        if (id is "." or "..")
            fields.Refuse(Codes.InvalidValue, $"'id' is not a claim id: addresses take '{id}' for a folder.");
        return id;
    }

    public static QuoteText? Quote(Fields fields)
    {
        var exact = fields.OptionalText("quote");
        var (prefix, suffix) = (fields.OptionalText("prefix"), fields.OptionalText("suffix"));
        if (string.IsNullOrEmpty(exact) && (prefix ?? suffix) is not null)
            fields.Refuse(Codes.MissingField, "'prefix' and 'suffix' tell occurrences of a 'quote' apart; the field 'quote' is missing.");
        return string.IsNullOrEmpty(exact) ? null : new QuoteText(exact, prefix, suffix);
    }

    private static TenureClaimed Tenure(Fields fields, string id, string source, string organization)
    {
        var tenure = new TenureClaimed
        {
            Id = id,
            Source = source,
            Organization = organization,
            Post = fields.Id("post"),
            Person = fields.Id("person"),
            From = fields.OptionalMoment("from"),
            To = fields.OptionalMoment("to", orOpen: true),
            On = fields.OptionalMoment("on"),
            Capacity = fields.Choice<Capacity>("capacity"),
        };
        if (tenure is { On: not null } and not { From: null, To: null })
            fields.Refuse(Codes.InvalidValue, "'on' says that the post was held on a day: it stands without 'from' and 'to'.");
        else if (tenure is { From: null, To: null, On: null })
            fields.Refuse(Codes.MissingField, "A tenure needs the field 'from' or the field 'to', or 'on' for a day on which the post was held.");
        else if (fields.Refusal is null && tenure is { From: { } from, To: { } to } && Boundary.Parse(to).IsBefore(Boundary.Parse(from)))
            fields.Refuse(Codes.EndsBeforeItStarts, $"The tenure ends ({Fields.Shown(to)}) before it starts ({Fields.Shown(from)}).");
        return tenure;
    }
}
