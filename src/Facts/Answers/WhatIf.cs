using System.Diagnostics;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Importing;
using Facts.Organizations;
using Facts.Storage;
using Npgsql;

namespace Facts.Answers;

/// <summary>
/// Answers as if some claims or sources had never spoken, and what an answer hangs on. Folded from the stream, not read from the table.
/// </summary>
internal sealed class WhatIf(NpgsqlDataSource database, AnswerReader answers, Organizations.StreamReader streams)
{
    /// <summary>Until a search ends with what it has found; its caller waits for it.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>The answer without what is omitted; with <paramref name="why"/> also what it hangs on.</summary>
    public async Task<(Answer? Answer, Refusal? Refusal)> AskAsync(Question question, Omission without, bool why, CancellationToken stop)
    {
        var (stored, refusal) = await answers.AskAsync(question, stop);
        if (stored is null || (without.IsNothing && !why))
            return (stored, refusal);
        question = question with { Known = AsOf.TryParse(stored.KnownAt)! };
        var organization = await streams.FoldAsync(question.Organization, question.Known, without, stop);
        var claims = About(organization, question.Post);
        var names = await NamesAsync(organization, question.Post, stop);
        var answer = Answer(question, stored, organization, claims, names);
        if (!why)
            return (answer, null);
        var on = question.On.Moment;
        var resting = new RestingAnswer(question.Post, stored.Post.Seats, claims, organization.Identities.Canonical, on);
        var began = Stopwatch.GetTimestamp();
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

    private static List<Claim> About(Organization organization, string post) =>
        [.. organization.Claims.Values.Where(claim => claim.Wordings().Any(wording => wording.Post == post))];

    private static Answer Answer(
        Question question,
        Answer stored,
        Organization organization,
        IReadOnlyList<Claim> claims,
        IReadOnlyDictionary<string, string> names) => Answering.Compose(
            question,
            stored.Organization,
            stored.Post,
            Evidence.Of(Resolve(organization, question.Post, claims), question.On),
            person => names.GetValueOrDefault(person, person));

    private static Resolved Resolve(Organization organization, string post, IReadOnlyList<Claim> claims) =>
        Resolution.Resolve(post, organization.Posts.GetValueOrDefault(post)?.Seats, claims, organization.Identities.Canonical);

    private async Task<Dictionary<string, string>> NamesAsync(Organization organization, string post, CancellationToken stop)
    {
        var people = About(organization, post)
            .SelectMany(claim => claim.Wordings())
            .Select(wording => organization.Identities.Canonical(wording.Person))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, "People/people_by_id.sql", [people], r => (r.GetString(0), r.GetString(1)), stop)
            .ToDictionaryAsync(row => row.Item1, row => row.Item2, StringComparer.Ordinal, stop);
    }
}
