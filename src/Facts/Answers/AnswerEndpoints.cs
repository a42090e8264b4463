using Facts.Claims;
using Facts.Domain.Answers;
using Facts.Hosting;

namespace Facts.Answers;

/// <summary>The answer and the state by HTTP.</summary>
internal static class AnswerEndpoints
{
    public static void MapAnswers(this IEndpointRouteBuilder api)
    {
        api.MapGet("/holders", HoldersAsync);
        api.MapGet("/state", StateAsync);
        api.MapGet("/changes", ChangesAsync);
    }

    private static async Task<IResult> HoldersAsync(HttpRequest request, WhatIf answers, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var question = new Question(asked.Required("organization"), asked.Required("post"), asked.Time("on"), asked.Time("known"));
        var (omission, malformed) = WhatIf.Parse(request.Query["without"].OfType<string>());
        if ((asked.Refusal ?? malformed) is { } wrong)
            return Problems.Of(wrong);
        var (answer, refusal) = await answers.AskAsync(question, omission, request.Query["why"] == "true", stop);
        return Problems.Result(answer, refusal);
    }

    private static async Task<IResult> ChangesAsync(HttpRequest request, ChangeReader changes, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var (organization, from, to) = (asked.Required("organization"), asked.Required("from"), asked.Time("to"));
        var earlier = asked.Time("from");
        if (asked.Refusal is not null || from.Length == 0)
            return Problems.Of(asked.Refusal!);
        var (found, refusal) = await changes.BetweenAsync(organization, earlier, to, stop);
        return Problems.Result(found, refusal);
    }

    private static async Task<IResult> StateAsync(
        HttpRequest request, AnswerReader answers, ClaimReader claims, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var (organization, on, known) = (asked.Required("organization"), asked.Time("on"), asked.Time("known"));
        if (asked.Refusal is not null)
            return Problems.Of(asked.Refusal);
        var (state, refusal) = await StateReader.ReadAsync(answers, claims, organization, on, known, stop);
        return Problems.Result(state, refusal);
    }
}
