using System.Globalization;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Paging;

namespace Facts.Api.Hosting;

/// <summary>What the query string of an endpoint asks for, checked.</summary>
/// <param name="query">As it was sent; each parameter stands once (<see cref="Inputs"/>).</param>
/// <param name="clock">What now is.</param>
internal sealed class Asked(IQueryCollection query, TimeProvider clock)
{
    /// <summary>The first thing wrong with the request.</summary>
    public Refusal? Refusal { get; private set; }

    public string Required(string name)
    {
        if (query[name] is [{ Length: > 0 } value])
            return NormalForm.Of(value);
        Refusal ??= new Refusal(Codes.MissingField, $"The query parameter '{name}' is missing.");
        return "";
    }

    public string? Optional(string name) => query[name] is [{ Length: > 0 } value] ? NormalForm.Of(value) : null;

    /// <summary>A whole number from 1; null without it.</summary>
    public int? Number(string name)
    {
        if (Optional(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        Refusal ??= new Refusal(Codes.InvalidValue, $"'{name}' is not a whole number from 1: {Fields.Shown(text)}");
        return null;
    }

    /// <summary>True or false; false without it. Anything else is refused: <c>dryRun=yes</c> must not write.</summary>
    public bool Flag(string name)
    {
        var (flag, refusal) = Flag(query, name);
        Refusal ??= refusal;
        return flag;
    }

    /// <summary>The same where nothing else is asked for.</summary>
    public static (bool Flag, Refusal? Refusal) Flag(IQueryCollection query, string name) => query[name].ToString() switch
    {
        "true" => (true, null),
        "" or "false" => (false, null),
        var text => (false, new Refusal(Codes.InvalidValue, $"'{name}' is neither true nor false: {Fields.Shown(text)}")),
    };

    /// <summary>The rule set to answer by; null for the store's.</summary>
    public RuleSet? Rules()
    {
        var (rules, refusal) = Lens.Parse(Optional(Lens.Parameter));
        Refusal ??= refusal;
        return rules;
    }

    /// <summary>A point on a time axis; now without it.</summary>
    public AsOf Time(string name)
    {
        // A further page is as of when the first one was asked for.
        var (time, refusal) = Optional(name) is null && JsonPage.NowOf(query[NextPage.Parameter], NextPage.Asked(query)) is { } now
            ? (AsOf.At(now), null)
            : AskedTime.Parse(name, Optional(name), clock);
        Refusal ??= refusal;
        return time;
    }
}
