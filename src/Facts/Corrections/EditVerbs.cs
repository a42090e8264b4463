using System.CommandLine;
using System.Text.Json;
using Facts.Answers;
using Facts.Commands;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Importing;

namespace Facts.Corrections;

/// <summary>What the verbs that act upon a claim have in common: the claim, the reason, the dry run, the impact they print.</summary>
internal abstract class EditVerb : Verb
{
    private readonly Argument<string> _claim = Named("CLAIM", "The claim's id");
    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why; kept with the act",
        HelpName = "TEXT",
        Required = true,
    };

    private readonly Option<string?> _source = new("--source") { Description = "The source that shows it", HelpName = "ID" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would change" };

    protected Command Build(string name, string description, params Symbol[] more)
    {
        var command = new Command(name, description) { _claim };
        foreach (var symbol in more)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }

        foreach (var option in (Option[])[_reason, _source, _dryRun, Json])
            command.Options.Add(option);
        Run(command, async (parsed, session, stop) =>
        {
            var (line, refusal) = Line(parsed, parsed.GetValue(_claim)!, parsed.GetValue(_reason)!, parsed.GetValue(_source));
            var dryRun = parsed.GetValue(_dryRun);
            var (impact, refused) = line is null
                ? (null, refusal)
                : await session.Editor.ActAsync(parsed.GetValue(_claim)!, line, version: null, dryRun, Session.Actor, stop);
            return Show(parsed, impact, refused, (console, view) => ChangeText.Write(console, view, dryRun));
        });
        return command;
    }

    protected abstract (ImportLine? Line, Refusal? Refusal) Line(ParseResult parsed, string claim, string reason, string? source);
}

/// <summary><c>facts correct CLAIM --set FIELD=VALUE…</c></summary>
internal sealed class CorrectVerb : EditVerb
{
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "A field and its right value; nothing after = removes the field. Lists as JSON",
        HelpName = "FIELD=VALUE",
        Required = true,
    };

    public override Command Build() => Build("correct", "We or the source had it wrong: replace fields of a claim", _set);

    protected override (ImportLine? Line, Refusal? Refusal) Line(ParseResult parsed, string claim, string reason, string? source)
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

        return (new CorrectionLine(claim, set, reason, source), null);
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
internal sealed class RetractVerb : EditVerb
{
    public override Command Build() => Build("retract", "Withdraw a claim");

    protected override (ImportLine? Line, Refusal? Refusal) Line(ParseResult parsed, string claim, string reason, string? source) =>
        (new ActLine(new ClaimRetracted { Claim = claim, Reason = reason, Source = source }), null);
}

/// <summary><c>facts rule CLAIM preferred|normal|deprecated</c></summary>
internal sealed class RuleVerb : EditVerb
{
    private readonly Argument<string> _rank = new("RANK") { Description = "preferred, normal or deprecated" };

    public override Command Build()
    {
        _rank.AcceptOnlyFromAmong("preferred", "normal", "deprecated");
        return Build("rule", "Rank a claim: preferred, normal or deprecated", _rank);
    }

    protected override (ImportLine? Line, Refusal? Refusal) Line(ParseResult parsed, string claim, string reason, string? source) =>
        (new ActLine(new ClaimRanked
        {
            Claim = claim,
            Rank = Enum.Parse<Rank>(parsed.GetValue(_rank)!, ignoreCase: true),
            Reason = reason,
            Source = source,
        }), null);
}
