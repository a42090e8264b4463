using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Ledger;
using Facts.Domain.Organizations;
using Facts.Domain.Receipts;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Sources;
using Facts.Domain.Time;
using Facts.Store.Storage;

namespace Facts.Store.Ledger;

/// <summary>
/// Works out the answer of a receipt again from its proven events, and compares all of it. Which question that is, the answer says itself:
/// the true answer to another question is no forgery, and is shown with its question.
/// </summary>
internal sealed class ReceiptAnswer
{
    /// <summary>More would say no more.</summary>
    private const int MostDifferences = 20;

    private readonly ReceiptEvents _events;
    private readonly List<Finding> _findings = [];
    private readonly HashSet<long> _used = [];
    private readonly ILookup<Guid, string> _redacted;

    private ReceiptAnswer(ReceiptEvents events)
    {
        _events = events;
        var redactions = events.All.Where(one => one.Data is Redacted && one.Hidden.All(path => path == "/reason")).ToList();
        _redacted = redactions.SelectMany(one => ((Redacted)one.Data!).Fields.Select(field => (((Redacted)one.Data).Event, field)))
            .ToLookup(one => one.Event, one => one.field);
        var shown = events.All.Select(one => one.Leaf.Event).ToHashSet();
        _used.UnionWith(redactions.Where(one => shown.Contains(((Redacted)one.Data!).Event)).Select(one => one.Index));
    }

    public static Reckoned Reckon(JsonElement answer, Checkpoint checkpoint, ReceiptEvents events, bool isCompact)
    {
        var reckoning = new ReceiptAnswer(events);
        var reckoned = reckoning.Reckon(answer, checkpoint, isCompact);
        return new Reckoned(events, reckoned, reckoning._findings);
    }

    private Answer? Reckon(JsonElement given, Checkpoint checkpoint, bool isCompact)
    {
        if (QuestionOf(given) is not var (question, rules))
            return null;
        if (checkpoint.At is not { } at || AsOf.TryParse(at) is not { } signed || signed.Moment < question.Known.Moment)
            Find(
                Reckoned.NotProven,
                $"The log was signed at {checkpoint.At}, and nothing proves what was known later, at {question.Known.Text}.");
        var name = Streams.Organization(question.Organization);
        var stream = isCompact ? Part(name) : Whole(name, least: 1);
        var bearing = Bearing.Upon(question.Organization, question.Post, [.. stream.Select(one => (one.Leaf.Type, one.Says))]);
        var open = stream.Where((_, i) => bearing[i]).ToList();
        Opened(open);
        if (isCompact)
            Made(open);
        var published = Published(open);
        if (_findings.Count > 0)
            return null;
        // Whose names are shown comes of the events; so people's are looked at in what they come to.
        var people = Recomputation.PeopleIn(Compose(open)).SelectMany(person => Whole(Streams.Person(person), least: 0)).ToList();
        var named = people.Where(one => one.Leaf.Type is var type && (Name<PersonDeclared>(type) || Name<PersonNamed>(type))).ToList();
        Opened(named);
        if (_events.All.FirstOrDefault(one => !_used.Contains(one.Index)) is { } unused)
            Find(Reckoned.Unused, $"{unused.Where} has nothing to do with the answer.");
        if (_findings.Count > 0)
            return null;
        var answer = Compose([.. open, .. named]);
        var proven = JsonSerializer.SerializeToElement(answer, FactsJson.Options);
        foreach (var one in JsonDifference.Between(given, proven).Take(MostDifferences))
            Find(Reckoned.Differs, $"The answer says {Shown(one.Given)} at {one.Path}, and its events come to {Shown(one.Other)}.");
        return answer;

        Answer Compose(List<ReceiptEvent> from) =>
            Recomputation.Of(question, rules, from.Select(one => one.Proven), source => published.GetValueOrDefault(source));
    }

    private (Question Question, RuleSet Rules)? QuestionOf(JsonElement answer)
    {
        var (organization, post) = (Text(answer, "organization", "id"), Text(answer, "post", "id"));
        if (organization is null || post is null || Text(answer, "on") is not { } on || Text(answer, "knownAt") is not { } known)
            Find(Reckoned.Incomplete, "The answer does not say of what organization and post it is, for which day, and as known when.");
        else if (AsOf.TryParse(on) is not { } day || AsOf.TryParse(known) is not { } moment)
            Find(Reckoned.Differs, "What the answer says at /on or /knownAt is no time.");
        else if (RuleSet.Find(Text(answer, "rule") ?? "") is not { } rules)
            Find(
                Reckoned.NotProven,
                $"This build has no rule set '{Fields.Shown(Text(answer, "rule") ?? "")}', so it can't work out the answer. "
                + "Its events are verified.");
        else
            return (new Question(organization, post, day, moment), rules);
        return null;
    }

    /// <summary>All events of a stream up to some version, and none twice.</summary>
    private IReadOnlyList<ReceiptEvent> Whole(string stream, int least)
    {
        var events = _events.Of(stream);
        _used.UnionWith(events.Select(one => one.Index));
        var gap = events.Index().FirstOrDefault(one => one.Item.Leaf.Version != one.Index + 1, (Index: -1, Item: null!)).Index;
        if (gap >= 0)
            Find(FindingCodes.Deleted, $"Version {gap + 1} of {stream} is not in the receipt, or not once.");
        else if (events.Count < least)
            Find(Reckoned.Incomplete, $"Nothing of {stream} is in the receipt, so nothing that an answer could follow from.");
        return events;
    }

    /// <summary>Some events of a stream, each once, the first among them. Only that one need not bear upon the post.</summary>
    private IReadOnlyList<ReceiptEvent> Part(string stream)
    {
        var events = _events.Of(stream);
        if (events.Zip(events.Skip(1)).Any(pair => pair.First.Leaf.Version == pair.Second.Leaf.Version))
            Find(FindingCodes.Deleted, $"A version of {stream} is in the receipt more than once.");
        else if (events is not [{ Leaf.Version: 1 } first, ..])
            Find(Reckoned.Incomplete, $"The first event of {stream} is not in the receipt.");
        else
            _used.Add(first.Index);
        return events;
    }

    /// <summary>Where events may be left out, those that are acted upon may not be.</summary>
    private void Made(List<ReceiptEvent> open)
    {
        _used.UnionWith(open.Select(one => one.Index));
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in open)
        {
            if (one.Data is ClaimEvent claim)
                made.Add(claim.Id);
            else if (one.Data is ClaimAct act && !made.Contains(act.Claim))
                Find(FindingCodes.Deleted, $"{one.Where} acts upon a claim whose event is not in the receipt.");
        }
    }

    /// <summary>All that is said is shown, but for what a proven event says was erased.</summary>
    private void Opened(List<ReceiptEvent> events)
    {
        foreach (var one in events)
        {
            foreach (var hidden in one.Hidden.Except(_redacted[one.Leaf.Event], StringComparer.Ordinal))
                Find(FindingCodes.Erased, $"{one.Where}: the field {hidden} is not shown, and no redaction says so.");
            if (one.Data is null)
                Find(Reckoned.NotProven, $"{one.Where} can't be read by this build, so it can't work out the answer.");
        }
    }

    /// <summary>When each source was published that a claim cites; their texts are not shown.</summary>
    private Dictionary<string, string?> Published(List<ReceiptEvent> open)
    {
        var published = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var source in Recomputation.SourcesOf(open.Select(one => one.Data).OfType<object>()))
        {
            if (_events.Of(Streams.Source(source)) is not [{ Leaf.Version: 1 } one] || !Name<SourceRecorded>(one.Leaf.Type))
            {
                Find(Reckoned.Incomplete, $"A claim cites the source '{Fields.Shown(source)}', and the receipt has not the event that recorded it.");
                continue;
            }

            _used.Add(one.Index);
            published[source] = Text(one.Says, "publishedAt");
        }

        return published;
    }

    private void Find(string code, string message) => _findings.Add(new Finding(code, message));

    private static bool Name<T>(string type) => EventTypes.NamesOf<T>().Contains(type, StringComparer.Ordinal);

    private static string? Text(JsonElement json, params string[] path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        }

        return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
    }

    private static string Shown(JsonElement? value) => value is { } there ? Fields.Shown(there.GetRawText()) : "nothing";
}
