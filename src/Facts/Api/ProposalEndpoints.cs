using System.Globalization;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Api.Idempotency;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Proposals;
using Facts.Domain.Recording;
using Facts.Store.Proposals;
using Npgsql;

namespace Facts.Api;

/// <summary>Proposals by HTTP. An editor or a reviewer proposes, another reviewer decides.</summary>
internal static class ProposalEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder api)
    {
        api.MapPost("/proposals", ProposeAsync).Needs(Need.Write, Within.None);
        api.MapGet("/proposals", ListAsync).Needs(Need.Read, Within.None);
        api.MapGet("/proposals/{id}", ShowAsync).Needs(Need.Read, Within.None);
        api.MapPost("/proposals/{id}/approval", ApproveAsync).Needs(Need.Rule, Within.None);
        api.MapPost("/proposals/{id}/rejection", RejectAsync).Needs(Need.Rule, Within.None);
        api.MapPost("/proposals/{id}/withdrawal", WithdrawAsync).Needs(Need.Write, Within.None);
    }

    private static Task ProposeAsync(HttpContext http, Proposer proposer) =>
        WriteAsync(http, StatusCodes.Status201Created, ProposedActs.Read, (transaction, act) =>
            proposer.ProposeAsync(transaction, act, http.Author("http"), http.RequestAborted));

    private static async Task<IResult> ListAsync(HttpContext http, Proposer proposer, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(http.Request.Query, clock);
        var (state, after, size) = (asked.Optional("state"), asked.Optional("after"), asked.Number("size"));
        if (asked.Refusal is not null)
            return Problems.Of(asked.Refusal);
        var (page, refusal) = await proposer.ListAsync(http.Permit(), state, after, size, stop);
        return Problems.Result(page, refusal);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext http, Proposer proposer, CancellationToken stop)
    {
        var (proposal, refusal) = await proposer.ShowAsync(id, http.Permit(), stop);
        // Whoever approves what the claim has become since says that they saw it.
        if (proposal?.Current is { } version)
            http.Response.Headers.ETag = Tag(version);
        return Problems.Result(proposal, refusal);
    }

    private static Task ApproveAsync(string id, HttpContext http, Decider decider) =>
        WriteAsync(http, StatusCodes.Status200OK, fields => new Words(fields.OptionalText("note")), (transaction, words) =>
            decider.ApproveAsync(transaction, id, SeenIn(http.Request), words.Text, Judge(http), http.RequestAborted));

    private static Task RejectAsync(string id, HttpContext http, Decider decider) =>
        WriteAsync(http, StatusCodes.Status200OK, fields => new Words(fields.Text("reason")), (transaction, words) =>
            decider.RejectAsync(transaction, id, words.Text!, Judge(http), http.RequestAborted));

    private static Task WithdrawAsync(string id, HttpContext http, Decider decider) =>
        WriteAsync(http, StatusCodes.Status200OK, _ => new Words(null), (transaction, _) =>
            decider.WithdrawAsync(transaction, id, Judge(http), http.RequestAborted));

    private static async Task WriteAsync<T>(
        HttpContext http, int status, Func<Fields, T> read, Func<NpgsqlTransaction, T, Task<(ProposalView?, Refusal?)>> work)
        where T : class
    {
        var body = await RequestBodies.ReadAsync(http.Request, http.RequestAborted);
        // Who has nothing to say need not send anything.
        var untaken = body.Length == 0 && http.Request.ContentType is null ? null : RequestBodies.CheckJson(http.Request);
        var (asked, bad) = untaken is not null ? (null, untaken) : RequestBodies.Parse(body.Length == 0 ? "{}"u8.ToArray() : body, read);
        if (asked is null)
        {
            await Problems.Of(bad!).ExecuteAsync(http);
            return;
        }

        await http.RequestServices.GetRequiredService<IdempotencyKeys>().RunAsync(http, body, async transaction =>
        {
            var (done, refusal) = await work(transaction, asked);
            if (done is null)
                return Reply.Refused(refusal!, http, refusal!.Code == ProposalCodes.Unknown ? refusal : null);
            return Reply.Json(status, done) with
            {
                Location = status == StatusCodes.Status201Created ? "/api/proposals/" + done.Id : null,
                ETag = done.Current is { } version ? Tag(version) : null,
                Commits = true,
            };
        });
    }

    private static Judge Judge(HttpContext http) => new(http.Author("http"), http.Permit() is not null);

    private static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version in <c>If-Match</c>; <c>*</c> is any, and what is none matches none.</summary>
    private static Seen SeenIn(HttpRequest request) => request.Headers.IfMatch.ToString().Trim().Trim('"') switch
    {
        "" => new(null, false),
        "*" => new(null, true),
        var tag => new(long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1, true),
    };

    /// <summary>What whoever decides has to say.</summary>
    private sealed record Words(string? Text);
}
