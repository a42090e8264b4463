using System.Diagnostics;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Organizations;
using Facts.Store.Storage;

namespace Facts.Store.Answers;

/// <summary>
/// Answers as if some claims or sources had never spoken, or by another rule set, and what an answer hangs on. Folded from the stream, not
/// read from the table.
/// </summary>
internal sealed class WhatIf(AnswerReader answers, Lens lens)
{
    /// <summary>From the question until the search ends with what it has found: its caller waits for both, at most 2 s.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1.5);

    /// <param name="question">What is asked.</param>
    /// <param name="without">What is left out.</param>
    /// <param name="rules">By which to answer; null for the store's.</param>
    /// <param name="why">Whether what the answer hangs on is asked for too.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(Answer? Answer, Refusal? Refusal)> AskAsync(
        Question question, Omission without, RuleSet? rules, bool why, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        var (stored, refusal) = await answers.AskAsync(question, stop);
        if (stored is null || (without.IsNothing && !why && (rules is null || rules.Name == stored.Rule)))
            return (stored, refusal);
        rules ??= StoredRules.Of(stored.Rule);
        question = question with { Known = AsOf.TryParse(stored.KnownAt)! };
        var folded = await lens.FoldAsync(question.Organization, question.Known, without, rules, stop);
        var answer = folded.Answer(question, stored);
        if (!why)
            return (answer, null);
        var resting = new RestingAnswer(
            rules, question.Post, stored.Post.Seats, folded.About(question.Post), folded.Organization.Identities.Canonical, question.On.Moment);
        var hanging = Dependence.SmallestSets(resting, resting.Grounds(), () =>
        {
            stop.ThrowIfCancellationRequested();
            return Stopwatch.GetElapsedTime(began) > MostTime;
        });
        return (answer with { HangsOn = hanging.Sets, WhyIncomplete = hanging.Incomplete ? true : null }, null);
    }

    /// <summary><c>claim:ID</c> or <c>source:ID</c>, any number of them.</summary>
    public static (Omission Omission, Refusal? Refusal) Parse(IEnumerable<string> texts)
    {
        var (claims, sources) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var text in texts)
        {
            if (text.StartsWith("claim:", StringComparison.Ordinal))
                claims.Add(text["claim:".Length..]);
            else if (text.StartsWith("source:", StringComparison.Ordinal))
                sources.Add(text["source:".Length..]);
            else
                return (Omission.Nothing, new Refusal(
                    Codes.InvalidValue,
                    $"'without' is neither claim:ID nor source:ID: {Fields.Shown(text)}"));
        }

        return (new Omission(claims, sources), null);
    }
}
