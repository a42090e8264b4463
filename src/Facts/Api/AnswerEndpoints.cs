using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Claims;

namespace Facts.Api;

/// <summary>The answer and the state by HTTP.</summary>
internal static class AnswerEndpoints
{
    public static void MapAnswers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/holders", HoldersAsync).Needs(Need.Read, Within.Organization);
        api.MapGet("/state", StateAsync).Needs(Need.Read, Within.Organization);
        api.MapGet("/changes", ChangesAsync).Needs(Need.Read, Within.Organization);
        api.MapGet("/changes/claims", ClaimChangesAsync).Needs(Need.Read, Within.Organization);
    }

    private static async Task<IResult> HoldersAsync(HttpRequest request, WhatIf answers, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var question = new Question(asked.Required("organization"), asked.Required("post"), asked.Time("on"), asked.Time("known"));
        var (omission, malformed) = WhatIf.Parse(request.Query["without"].OfType<string>());
        var why = asked.Flag("why");
        var rules = asked.Rules();
        if ((asked.Refusal ?? malformed) is { } wrong)
            return Problems.Of(wrong);
        var (answer, refusal) = await answers.AskAsync(question, omission, rules, why, stop);
        return Problems.Result(answer, refusal);
    }

    private static Task<IResult> ChangesAsync(HttpRequest request, ChangeReader changes, TimeProvider clock, CancellationToken stop) =>
        BetweenAsync(request, clock, (organization, from, to, named, after) =>
            changes.PageAsync(organization, from, to, named, after, stop));

    private static Task<IResult> ClaimChangesAsync(
        HttpRequest request, ClaimChangeReader changes, TimeProvider clock, CancellationToken stop) =>
        BetweenAsync(request, clock, (organization, from, to, named, after) =>
            changes.PageAsync(organization, from, to, named, after, stop));

    private static async Task<IResult> BetweenAsync<T>(
        HttpRequest request, TimeProvider clock,
        Func<string, AsOf, AsOf, string?, string?, Task<(IReadOnlyList<T>? Found, string? Next, Refusal? Refusal)>> read)
    {
        var asked = new Asked(request.Query, clock);
        var (organization, from, to) = (asked.Required("organization"), asked.Required("from"), asked.Time("to"));
        var earlier = asked.Time("from");
        if (asked.Refusal is not null || from.Length == 0)
            return Problems.Of(asked.Refusal!);
        var (found, next, refusal) = await read(organization, earlier, to, asked.Optional("to"), asked.Optional(NextPage.Parameter));
        NextPage.Say(request.HttpContext, next);
        return Problems.Result(found, refusal);
    }

    private static async Task<IResult> StateAsync(
        HttpRequest request, AnswerReader answers, ClaimReader claims, Lens lens, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var (organization, on, known) = (asked.Required("organization"), asked.Time("on"), asked.Time("known"));
        var rules = asked.Rules();
        if (asked.Refusal is not null)
            return Problems.Of(asked.Refusal);
        var (state, refusal) = await StateReader.ReadAsync(answers, claims, lens, organization, on, known, rules, stop);
        return Problems.Result(state, refusal);
    }
}
