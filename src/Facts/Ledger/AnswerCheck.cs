using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Ledger;
using static Facts.Ledger.AnswerFields;

namespace Facts.Ledger;

/// <summary>
/// Goes through all that a receipt's answer says, value by value. What an event can say (ids, names, words, dates, who said it) has to
/// stand in one that is proven. What was asked or reckoned (the day, status, certainty, what a claim does for a tenure) stands in none, and
/// is listed as not proven, and refused where it is no word of its kind, or can't be said of these events whatever was reckoned. A field that
/// is not known here is not proven either, and refused: nobody looked at it.
/// </summary>
internal sealed class AnswerCheck
{
    public const string Unproven = "claim-unproven", Differs = "answer-differs", Unused = "entry-unused", Incomplete = "answer-incomplete";

    /// <summary>What no answer is without.</summary>
    private static readonly string[] Needed = ["organization", "post", "on", "knownAt", "status", "holders"];

    private readonly ReceiptEntries _said;
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = [];
    private readonly List<NotProven> _notProven = [];
    private readonly string? _organization, _post;

    private AnswerCheck(JsonElement answer, ReceiptEntries said)
    {
        _said = said;
        (_organization, _post) = (Text(Field(answer, "organization"), "id"), Text(Field(answer, "post"), "id"));
        Each(answer, "", Top);
        foreach (var missing in Needed.Where(name => Field(answer, name) is null or { ValueKind: JsonValueKind.Null }))
            _findings.Add(new(Incomplete, $"The answer has no '{missing}', and so says nothing."));
        CheckHolders(answer);
        CheckKnown(answer);
        foreach (var claim in said.Wordings.Values.OfType<PostClaim>())
        {
            if ((claim.Organization, claim.Post) == (_organization, _post) && !_named.Contains(claim.Id))
                _findings.Add(new(Unused, $"The receipt proves claim {claim.Id} about this post, and the answer does not name it."));
        }
    }

    public static (IReadOnlyList<Finding> Findings, IReadOnlyList<NotProven> NotProven) Of(JsonElement answer, ReceiptEntries said)
    {
        var check = new AnswerCheck(answer, said);
        return (check._findings, check._notProven);
    }

    /// <summary>Whether somebody is there is half of what the status says; and nobody is there twice with the same words.</summary>
    private void CheckHolders(JsonElement answer)
    {
        if (Field(answer, "holders") is not { ValueKind: JsonValueKind.Array } all)
            return;
        var holders = all.EnumerateArray().ToList();
        if (Text(answer, "status") is { } status && status is "held" or "disputed" != holders.Count > 0)
            _findings.Add(new(Differs, $"The answer says that the post is {status} (/status), and names {holders.Count} holders."));
        foreach (var (i, holder) in holders.Index().Where(one => holders.Take(one.Index).Any(other => JsonElement.DeepEquals(other, one.Item))))
            _findings.Add(new(Differs, $"The answer names one holder twice (/holders/{i})."));
    }

    /// <summary>Nothing was known before it was recorded.</summary>
    private void CheckKnown(JsonElement answer)
    {
        var known = Moment(Text(answer, "knownAt"));
        foreach (var id in _named.Where(id => Moment(_said.RecordedAt(id)) > known))
            _findings.Add(new(Differs, $"The answer is as known then (/knownAt), and claim {id} was recorded later, at {_said.RecordedAt(id)}."));
    }

    private void Top(string name, string at, JsonElement value)
    {
        switch (name)
        {
            case "organization":
                Named(at, value, id => _said.KnowsOrganization(id), id => _said.Name("organization", id));
                break;
            case "post":
                Each(value, at, Post);
                break;
            case "holders":
                Items(value, at, (place, holder) => Each(holder, place, (field, where, one) => Holder(holder, field, where, one)));
                break;
            case "changesThatDay":
                Items(value, at, (place, change) => Each(change, place, (field, where, one) => Change(change, field, where, one)));
                break;
            case "setAside":
                Items(value, at, (place, aside) => Each(aside, place, (field, where, one) => Reckoned(field, where, one, "why")));
                break;
            case "hangsOn":
                Items(value, at, (place, set) => Items(set, place, (where, one) => Claim(where, one)));
                break;
            default:
                Reckoned(name, at, value, "on", "knownAt", "rule", "status", "whyIncomplete");
                break;
        }
    }

    private void Post(string name, string at, JsonElement value)
    {
        var (organization, id) = (_organization ?? "", _post ?? "");
        Stands(at, value, name switch
        {
            "id" => _said.KnowsPost(organization, id),
            "name" => Says(value, _said.PostName(organization, id)),
            "seats" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var seats) && seats == _said.Seats(organization, id),
            _ => false,
        });
    }

    private void Holder(JsonElement holder, string name, string at, JsonElement value)
    {
        var grounds = Grounds(holder).ToList();
        switch (name)
        {
            case "person":
                var about = grounds.Where(ground => !ground.Inferred).Select(ground => ground.Claim).ToList();
                Named(at, value, id => about.Count > 0 && about.TrueForAll(claim => _said.IsAbout(claim, id)), id => _said.PersonName(_organization, id));
                break;
            case "capacity":
                Stands(at, value, grounds.Any(ground => Says(value, ReceiptEntries.Capacity(ground.Claim))));
                break;
            case "from":
                Stands(at, value, IsOneOf(value, ReceiptEntries.Readings(grounds.SelectMany(ground => ReceiptEntries.Starts(ground.Claim)))));
                break;
            case "to":
                Stands(at, value, IsOneOf(value, ReceiptEntries.Readings(
                    grounds.SelectMany(ground => ground.Inferred ? ReceiptEntries.Starts(ground.Claim) : ReceiptEntries.Ends(ground.Claim)))));
                break;
            case "otherFrom":
                Items(value, at, (place, date) => Stands(place, date, IsOneOf(date, Others(holder, ReceiptEntries.Starts))));
                break;
            case "otherTo":
                Items(value, at, (place, date) => Stands(place, date, IsOneOf(date, Others(holder, ReceiptEntries.Ends))));
                break;
            case "also":
                Items(value, at, (place, stay) => Each(stay, place, (field, where, one) => Holder(stay, field, where, one)));
                break;
            case "because":
                Items(value, at, (place, ground) => Each(ground, place, (field, where, one) => Ground(ground, field, where, one)));
                break;
            default:
                Reckoned(name, at, value, "certainty", "disputed", "lastConfirmed");
                break;
        }
    }

    private void Ground(JsonElement ground, string name, string at, JsonElement value)
    {
        if (name is "claim" or "does" or "inferred")
            Reckoned(name, at, value, "does", "inferred");
        else if (name == "corrected")
            _notProven.Add(new(at, value));
        else if (name == "deniedBy")
            Items(value, at, (place, denial) => Claim(place, denial, one => one is DenialClaimed denies && denies.Denies == Text(ground, "claim")));
        else
            Stands(at, value, Wording(ground) is { } claim && name switch
            {
                "kind" => Says(value, ClaimKinds.Of(claim)),
                "source" => Says(value, claim.Source),
                "quote" => Says(value, claim.Quote?.Exact),
                "attribution" => JsonElement.DeepEquals(value, JsonSerializer.SerializeToElement(claim.Attribution, FactsJson.Options)),
                _ => false,
            });
    }

    private void Change(JsonElement change, string name, string at, JsonElement value)
    {
        if (name == "person")
            Named(at, value, id => Wording(change) is PostClaim claim && _said.IsAbout(claim, id) || IsHeld(change, id), id => _said.PersonName(_organization, id));
        else
            Reckoned(name, at, value, "did");
        // That it is a claim about them is proven; that it was the one that did it, is not.
        if (name == "claim")
            _notProven.Add(new(at, value));
    }

    /// <summary>Who left because another came is named by that other's claim, and some claim of the receipt is about them.</summary>
    private bool IsHeld(JsonElement change, string person) => Text(change, "did") == "left"
        && _said.Wordings.Values.OfType<PostClaim>().Any(claim => IsHere(claim) && _said.IsAbout(claim, person));

    /// <summary>A claim that is named, or one of the fields that only the answer has.</summary>
    private void Reckoned(string name, string at, JsonElement value, params string[] reckoned)
    {
        if (name == "claim")
            Claim(at, value);
        else if (reckoned.Contains(name) && IsOfItsKind(name, value))
            _notProven.Add(new(at, value));
        else
            Stands(at, value, false);
    }

    private void Claim(string at, JsonElement value, Func<ClaimEvent, bool>? fits = null)
    {
        if (Text(value) is not { } id || !_said.Wordings.TryGetValue(id, out var claim))
        {
            _findings.Add(new(Unproven, $"The answer names claim {value} ({at}), and nothing here proves it."));
            return;
        }

        _named.Add(id);
        Stands(at, value, fits?.Invoke(claim) ?? (claim is not PostClaim post || IsHere(post)));
    }

    private void Named(string at, JsonElement named, Func<string, bool> isKnown, Func<string, string> called) =>
        Each(named, at, (name, place, value) => Stands(place, value, Text(named, "id") is { } id && name switch
        {
            "id" => isKnown(id),
            "name" => Says(value, called(id)),
            _ => false,
        }));

    private void Stands(string at, JsonElement value, bool does)
    {
        if (!does)
            _findings.Add(new(Differs, $"The answer says {value.GetRawText()} ({at}), which stands in none of the events that are proven."));
    }

    private IEnumerable<(PostClaim Claim, bool Inferred)> Grounds(JsonElement holder) =>
        Field(holder, "because") is { ValueKind: JsonValueKind.Array } because
            ? because.EnumerateArray().Where(ground => Wording(ground) is PostClaim claim && IsHere(claim))
                .Select(ground => ((PostClaim)Wording(ground)!, Field(ground, "inferred") is { ValueKind: JsonValueKind.True }))
            : [];

    private IReadOnlySet<string> Others(JsonElement holder, Func<PostClaim, IEnumerable<string>> dates) =>
        ReceiptEntries.Readings(_said.Wordings.Values.OfType<PostClaim>()
            .Where(claim => IsHere(claim) && Text(Field(holder, "person"), "id") is { } person && _said.IsAbout(claim, person)).SelectMany(dates));

    private bool IsHere(PostClaim claim) => (claim.Organization, claim.Post) == (_organization, _post);

    private ClaimEvent? Wording(JsonElement of) => Text(of, "claim") is { } id ? _said.Wordings.GetValueOrDefault(id) : null;

    /// <summary>Every field, each of two of one name; what is null says nothing. Anything but an object says what nobody looked at.</summary>
    private void Each(JsonElement value, string at, Action<string, string, JsonElement> field)
    {
        if (value.ValueKind != JsonValueKind.Object)
            Stands(at, value, false);
        else
            foreach (var one in value.EnumerateObject().Where(one => one.Value.ValueKind != JsonValueKind.Null))
                field(one.Name, $"{at}/{one.Name}", one.Value);
    }

    private void Items(JsonElement value, string at, Action<string, JsonElement> item)
    {
        if (value.ValueKind != JsonValueKind.Array)
            Stands(at, value, false);
        else
            foreach (var (i, one) in value.EnumerateArray().Index())
                item($"{at}/{i}", one);
    }
}
