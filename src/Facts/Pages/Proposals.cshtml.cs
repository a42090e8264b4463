using Facts.Api.Access;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Store.Proposals;
using Facts.Store.Sentences;
using Facts.Store.Storage;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Facts.Pages;

/// <summary>Open proposals with what they would change, and for reviewers who did not make them what decides them.</summary>
public sealed class ProposalsModel : FactsPage
{
    /// <summary>Each is tried to be shown, so a page has few.</summary>
    private const int Size = 10;

    /// <summary>Where the page before ended.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What became of the one that was decided last.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Saved { get; set; }

    internal IReadOnlyList<ProposalView> Shown { get; private set; } = [];

    internal string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var proposer = HttpContext.RequestServices.GetRequiredService<Proposer>();
        var permit = HttpContext.Permit();
        var (page, refusal) = await proposer.ListAsync(permit, null, string.IsNullOrEmpty(After) ? null : After, Size, stop);
        Refuse(refusal);
        var shown = new List<ProposalView>();
        foreach (var one in page?.Proposals ?? [])
        {
            // Somebody may decide it meanwhile.
            if (await proposer.ShowAsync(one.Id, permit, stop) is { Proposal: { DecidedBy: null } open })
                shown.Add(open);
        }

        (Shown, Next) = (shown, page?.Next);
    }

    /// <param name="id">The proposal's id.</param>
    /// <param name="step"><c>approve</c> or <c>reject</c>.</param>
    /// <param name="version">The version of the claim whose impact was shown.</param>
    /// <param name="note">The judge's words.</param>
    /// <param name="stop">Gives up; nothing is done then.</param>
    public async Task<IActionResult> OnPostAsync(
        [FromForm] string? id, [FromForm] string? step, [FromForm] long? version, [FromForm] string? note, CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        var judge = new Judge(HttpContext.Author("web"), HttpContext.Permit() is not null);
        var words = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        var refusal = judge.Permit?.Refuse(Need.Rule) ?? words switch
        {
            null when step != "approve" => new Refusal(Codes.MissingField, ProposalWords.Note),
            _ => null,
        };
        if (refusal is null)
        {
            var decider = services.GetRequiredService<Decider>();
            (var decided, refusal) = await services.GetRequiredService<NpgsqlDataSource>().AloneAsync(
                transaction => step == "approve"
                    ? decider.ApproveAsync(transaction, id ?? "", new Seen(version, version is not null), words, judge, stop)
                    : decider.RejectAsync(transaction, id ?? "", words!, judge, stop),
                stop);
            if (decided is not null)
                return Redirect(Links.To("/proposals", ("saved", decided.State.ToString().ToLowerInvariant())));
        }

        RefuseForm(refusal);
        await OnGetAsync(stop);
        return Page();
    }

    /// <summary>Whether whoever looks may decide it: a reviewer who did not propose it.</summary>
    internal bool MayDecide(ProposalView proposal) =>
        HttpContext.Permit() is { } permit && permit.May(Need.Rule) && permit.Name != proposal.ProposedBy;
}
