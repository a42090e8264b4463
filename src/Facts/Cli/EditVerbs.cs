using System.CommandLine;
using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.Corrections;

namespace Facts.Cli;

/// <summary>What the verbs that act upon a claim have in common: the claim, and the source that shows it.</summary>
internal abstract class ClaimEditVerb(Shell shell) : EditVerb(shell)
{
    private readonly Argument<string> _claim = Named("CLAIM", "The claim's id");
    private readonly Option<string?> _source = new("--source") { Description = "The source that shows it", HelpName = "ID" };

    protected Command BuildUpon(string name, string description, params Symbol[] more) =>
        Build(name, description, [_claim, .. more, _source]);

    protected override (Edit? Edit, Refusal? Refusal) Read(ParseResult parsed, string reason)
    {
        var claim = parsed.GetValue(_claim)!;
        var (line, refusal) = Line(parsed, claim, reason, parsed.GetValue(_source));
        return (line is null ? null : new ClaimEdit(claim, line), refusal);
    }

    protected override string AlreadySo(ParseResult parsed) => "The claim says so already; there is nothing to record.";

    protected abstract (RecordingCommand? Line, Refusal? Refusal) Line(ParseResult parsed, string claim, string reason, string? source);
}

/// <summary><c>facts correct CLAIM --set FIELD=VALUE…</c></summary>
internal sealed class CorrectVerb(Shell shell) : ClaimEditVerb(shell)
{
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A field and its right value; nothing after = removes the field. Lists as JSON",
        HelpName = "FIELD=VALUE",
        Required = true,
    };

    public override Command Build() => BuildUpon("correct", "We or the source had it wrong: replace fields of a claim", _set);

    protected override (RecordingCommand? Line, Refusal? Refusal) Line(ParseResult parsed, string claim, string reason, string? source)
    {
        var set = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var text in parsed.GetValue(_set)!)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                return (null, new Refusal(Codes.InvalidValue, $"'--set {Fields.Shown(text)}' is not FIELD=VALUE."));
            if (Value(text[..equals], text[(equals + 1)..]) is not { } value)
                return (null, new Refusal(Codes.InvalidValue, $"'{Fields.Shown(text)}' has a value that is no JSON."));
            set[text[..equals]] = value;
        }

        return (new CorrectClaim(claim, set, reason, source), null);
    }

    /// <summary>Numbers, flags and lists are JSON; anything else is text, dates such as 2023 too.</summary>
    private static JsonElement? Value(string field, string text)
    {
        if (text.Length == 0)
            return JsonElement.Parse("null");
        if (field is not ("count" or "of" or "value" or "atLeast") && text[0] is not ('[' or '{'))
            return JsonSerializer.SerializeToElement(text);
        if (text.StartsWith('[') && !text.StartsWith("[\"", StringComparison.Ordinal) && !text.StartsWith("[{", StringComparison.Ordinal))
            return JsonSerializer.SerializeToElement(text);
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return field is "count" or "of" or "value" or "atLeast" ? null : JsonSerializer.SerializeToElement(text);
        }
    }
}

/// <summary><c>facts retract CLAIM</c></summary>
internal sealed class RetractVerb(Shell shell) : ClaimEditVerb(shell)
{
    public override Command Build() => BuildUpon("retract", "Withdraw a claim");

    protected override (RecordingCommand? Line, Refusal? Refusal) Line(ParseResult parsed, string claim, string reason, string? source) =>
        (new ActOnClaim(new ClaimRetracted { Claim = claim, Reason = reason, Source = source }), null);
}

/// <summary><c>facts rule CLAIM preferred|normal|deprecated</c></summary>
internal sealed class RuleVerb(Shell shell) : ClaimEditVerb(shell)
{
    private readonly Argument<string> _rank = new("RANK") { Description = "preferred, normal or deprecated" };

    public override Command Build()
    {
        _rank.AcceptOnlyFromAmong("preferred", "normal", "deprecated");
        return BuildUpon("rule", "Rank a claim: preferred, normal or deprecated", _rank);
    }

    protected override (RecordingCommand? Line, Refusal? Refusal) Line(ParseResult parsed, string claim, string reason, string? source) =>
        (new ActOnClaim(new ClaimRanked
        {
            Claim = claim,
            Rank = Enum.Parse<Rank>(parsed.GetValue(_rank)!, ignoreCase: true),
            Reason = reason,
            Source = source,
        }), null);
}
