using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Claims;
using Facts.Domain.Ledger;
using Facts.Domain.Proposals;
using Facts.Domain.Recording;
using Facts.Store.Proposals;
using Facts.Store.Recording;
using Facts.Store.Redactions;
using Facts.Store.Storage;
using Facts.Tests.Ledger;
using Facts.Tests.Support;

namespace Facts.Tests.Proposals;

public sealed class when_a_redaction_is_proposed(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Words = "had been caught in an affair";

    private static readonly string[] Lines =
    [
        $$"""{"type":"source","id":"s","title":"On Ann"}""",
        $$"""{"type":"claim","id":"a","kind":"tenure","source":"s","organization":"o","post":"ceo","person":"p1","from":"2020-01-01","note":"{{Words}}"}""",
    ];

    private readonly SettableClock _clock = new();
    private AuditedStore _audited = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _audited = await AuditedStore.CreateAsync(postgres, _clock);
        (await _audited.Store.ImportAsync(Lines)).Rejected.ShouldBeEmpty();
        await _audited.SealAsync();
        _clock.Tick();
    }

    public ValueTask DisposeAsync() => _audited.DisposeAsync();

    [Fact]
    public async Task it_keeps_nothing_of_the_text_and_erases_it_once_it_is_approved()
    {
        var act = new ProposedRedaction { Target = "a", Field = "note", Reason = "she asked" };
        var proposed = await ProposeAsync("ann", act);
        proposed.Erases!.ShouldHaveSingleItem().Fields.ShouldBe(["/note"]);
        (await _audited.HoldersOfAsync(Words)).ShouldBe(["mt_events"]);

        (await DecideAsync("ann", proposed.Id)).Refusal!.Code.ShouldBe("own-proposal");
        (await _audited.HoldersOfAsync(Words)).ShouldBe(["mt_events"]);
        var (approved, refusal) = await DecideAsync("bob", proposed.Id);
        refusal.ShouldBeNull();
        (approved!.State, approved.Erases!.Count).ShouldBe((ProposalState.Approved, 1));
        (await _audited.HoldersOfAsync(Words)).ShouldBeEmpty();
        (await DecideAsync("bob", proposed.Id)).Refusal!.Code.ShouldBe("proposal-decided");

        await _audited.SealAsync();
        var report = await _audited.VerifyAsync();
        report.Findings.ShouldBeEmpty();
        var redaction = report.Redactions.ShouldHaveSingleItem();
        (redaction.Actor, redaction.ProposedBy, redaction.Reason).ShouldBe(("bob", "ann", "she asked"));
        var (claim, _) = await _audited.Store.Session.ClaimLookup.FindAsync("a", Stop);
        claim!.History[^1].Data!["proposedBy"]!.GetValue<string>().ShouldBe("ann");
    }

    [Fact]
    public async Task of_two_approvals_at_once_one_acts()
    {
        var proposed = await ProposeAsync("ann", new ProposedRedaction { Target = "a", Field = "note", Reason = "she asked" });
        var both = await Task.WhenAll(DecideAsync("bob", proposed.Id), DecideAsync("cleo", proposed.Id));
        both.Count(one => one.Done is not null).ShouldBe(1);
        both.Single(one => one.Done is null).Refusal!.Code.ShouldBe("proposal-decided");
        (await _audited.AskAsync<long>("select count(*) from facts.mt_events where type = 'redacted'")).ShouldBe(1);
    }

    [Fact]
    public async Task what_was_erased_meanwhile_is_not_approved()
    {
        var proposed = await ProposeAsync("ann", new ProposedRedaction { Target = "a", Field = "note", Reason = "she asked" });
        await RedactAsync("a", "note");
        (await DecideAsync("bob", proposed.Id)).Refusal!.Code.ShouldBe("nothing-to-do");
    }

    [Fact]
    public async Task reasons_of_rulings_that_are_erased_go_from_their_proposals_too()
    {
        var done = await ProposeAsync("ann", new ProposedRuling { Claim = "a", Rank = Rank.Preferred, Reason = "They eloped." });
        (await DecideAsync("bob", done.Id, "Yes, they eloped.")).Refusal.ShouldBeNull();
        var open = await ProposeAsync("ann", new ProposedRuling { Claim = "a", Rank = Rank.Normal, Reason = "They never eloped." });
        (await _audited.HoldersOfAsync("eloped")).ShouldBe(["mt_events", "proposals"]);

        var act = await _audited.AskAsync<Guid>("select id from facts.mt_events where type = 'claim-ranked'");
        await RedactAsync(act.ToString(), "reason");
        (await ShowAsync(done.Id)).Ruling!.Reason.ShouldBe("[redacted]");
        (await ShowAsync(open.Id)).Ruling!.Reason.ShouldBe("They never eloped.");
        await RedactAsync("a", "reason");
        (await _audited.HoldersOfAsync("eloped")).ShouldBeEmpty();
        (await _audited.FindAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_reason_that_is_erased_while_it_is_approved_does_not_come_back()
    {
        var proposed = await ProposeAsync("ann", new ProposedRuling { Claim = "a", Rank = Rank.Preferred, Reason = "They eloped." });
        // As the redactor does: it has the organization's lock, and whoever approves waits for it.
        await using var connection = await _audited.Store.Session.Database.Source.OpenConnectionAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await OrganizationLocks.TakeAsync(connection, ["o"], Stop);
        var approving = DecideAsync("bob", proposed.Id);
        const string waits = "select exists (select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database()))";
        while (!await _audited.AskAsync<bool>(waits))
            approving.IsCompleted.ShouldBeFalse();
        await Facts.Store.Storage.Sql.ExecuteAsync(connection, "Redactions/forget_reasons.sql", ["a", Array.Empty<Guid>(), EventCheck.RedactedText], Stop);
        await transaction.CommitAsync(Stop);
        (await approving).Refusal.ShouldBeNull();
        (await _audited.HoldersOfAsync("eloped")).ShouldBeEmpty();
    }

    private static Author Author(string name) => new(name, new Permit(name, new HashSet<Role> { Role.Reviewer }, null));

    private async Task<ProposalView> ProposeAsync(string name, Proposed act)
    {
        var session = _audited.Store.Session;
        var (proposed, refusal) = await session.Database.Source.AloneAsync(
            transaction => session.Proposer.ProposeAsync(transaction, act, Author(name), Stop), Stop);
        return proposed ?? throw new InvalidOperationException(refusal!.Message);
    }

    private Task<(ProposalView? Done, Refusal? Refusal)> DecideAsync(string name, string id, string? note = null)
    {
        var session = _audited.Store.Session;
        return session.Database.Source.AloneAsync<ProposalView>(
            transaction => session.Decider.ApproveAsync(transaction, id, default, note, new Judge(Author(name), IsKnown: true), Stop), Stop);
    }

    private async Task<ProposalView> ShowAsync(string id) => (await _audited.Store.Session.Proposer.ShowAsync(id, null, Stop)).Proposal!;

    private async Task<RedactionView> RedactAsync(string target, string field)
    {
        var (done, refusal) = await new Redactor(_audited.Store.Session.Database, _clock).RedactAsync(new Redact(RedactionTarget.Parse(target), field, "order"), "eve", Stop);
        return done ?? throw new InvalidOperationException(refusal!.Message);
    }
}
