using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Ledger;
using Facts.Store.Recording;
using Facts.Store.Search;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Redactions;

/// <summary>
/// Erases a personal field: from the event and from every table that has a copy, with the salt that opens its commitment. An event of its
/// own says so. All of it commits together.
/// </summary>
internal sealed class Redactor(Database database, TimeProvider clock)
{
    /// <summary>Redactions stand in a stream of their own: what they erase changes no tenure.</summary>
    private const string Stream = "ledger/redactions";

    /// <summary>Erases a field; gives what was erased, which is nothing when it was erased before.</summary>
    public async Task<(RedactionView? Done, Refusal? Refusal)> RedactAsync(Redact redact, string actor, CancellationToken stop)
    {
        await using var connection = await database.Source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var (done, refusal) = await RedactAsync(transaction, redact, actor, stop);
        if (done is not null)
            await transaction.CommitAsync(stop);
        return (done, refusal);
    }

    /// <summary>The same in a transaction of the caller's, who commits it.</summary>
    public async Task<(RedactionView? Done, Refusal? Refusal)> RedactAsync(
        NpgsqlTransaction transaction, Redact redact, string actor, CancellationToken stop)
    {
        var (connection, field) = (transaction.Connection!, redact.Field);
        if (await Clocks.CheckAsync(connection, clock, stop) is { } differs)
            return (null, differs);
        await SequenceAsync(stop);
        var events = await EventsAsync(connection, redact.Target, stop);
        if (redact.Decide([.. events.Select(one => one.Event)]) is { Refusal: { } refusal })
            return (null, refusal);
        await LockAsync(connection, events, stop);
        var claim = events.Select(one => one.Claim).OfType<string>().FirstOrDefault();
        // Only now nobody else can be at them.
        events = await EventsAsync(connection, redact.Target with { Claim = claim ?? redact.Target.Claim }, stop);
        var (erased, _) = redact.Decide([.. events.Select(one => one.Event)]);
        foreach (var one in erased)
            await EraseAsync(connection, events.First(held => held.Id == one.Event), one.Fields, stop);
        if (erased.Count > 0 && claim is not null)
            await EraseClaimAsync(connection, claim, field, stop);
        var covered = events.Where(one => redact.Target.Covers(one.Id, field)).ToList();
        var found = covered.Select(one => one.Found).OfType<(string, string, string)>().Distinct();
        await SearchIndexer.ForgetAsync(connection, [.. found], stop);
        // What was proposed has its reason twice.
        if (field == "reason")
        {
            object?[] parameters = [redact.Target.Events.Count == 0 ? claim : null, covered.Select(one => one.Id).ToArray(), EventCheck.RedactedText];
            await Sql.ExecuteAsync(connection, "Redactions/forget_reasons.sql", parameters, stop);
        }

        await AppendAsync(transaction, erased, claim, actor, stop);
        // Answers that are kept to be sent again may have it too; without them a retry is decided anew.
        await Sql.ExecuteAsync(connection, "Redactions/forget_answers.sql", [], stop);
        return (View(redact, erased) with { Acts = [.. erased.Select(IdOf)] }, null);
    }

    /// <summary>Gives every event its leaf: only what has one can be erased and leave a trace.</summary>
    public Task SequenceAsync(CancellationToken stop) => new Sequencer(database.Source).RunAsync(everywhere: true, stop);

    /// <summary>What would be erased of the events that have leaves; erases nothing, and holds nobody up.</summary>
    public static async Task<(RedactionView? Would, Refusal? Refusal)> PreviewAsync(
        NpgsqlConnection connection, Redact redact, CancellationToken stop)
    {
        var (would, refusal) = redact.Decide([.. (await EventsAsync(connection, redact.Target, stop)).Select(one => one.Event)]);
        return refusal is null ? (View(redact, would), null) : (null, refusal);
    }

    private static RedactionView View(Redact redact, IReadOnlyList<Redacted> erased) =>
        new(redact.Target.Asked, redact.Field, [.. erased.Select(one => new ErasedView(one.Event, one.Fields))]);

    private static async Task<List<Held>> EventsAsync(NpgsqlConnection connection, RedactionTarget target, CancellationToken stop) =>
        await Sql.Query(
            connection,
            "Redactions/redactable.sql",
            [target.Events.ToArray(), target.Claim, target.Stream],
            row => new Held(
                row.GetInt64(0),
                new OpenEvent(row.GetGuid(1), row.GetFieldValue<string[]>(4)),
                row.GetString(2),
                JsonNode.Parse(row.GetString(3))!.AsObject(),
                row.GetString(5)),
            stop).ToListAsync(stop);

    /// <summary>As the recorder does: nobody can be writing rows that still have the text; and redactions come one after the other.</summary>
    private static async Task LockAsync(NpgsqlConnection connection, List<Held> events, CancellationToken stop)
    {
        await OrganizationLocks.TakeAsync(connection, events.Select(one => one.Organization).OfType<string>().Append(Stream), stop);
    }

    private static async Task EraseAsync(NpgsqlConnection connection, Held held, IReadOnlyList<string> fields, CancellationToken stop)
    {
        Erasure.Fields(held.Data, fields);
        var data = held.Data.ToJsonString(FactsJson.Options);
        await ErasedRows.EraseAsync(connection, held.Id, data, held.Leaf, [.. fields], stop);
        await Sql.ExecuteAsync(connection, "Redactions/erase_declared.sql", [held.Type, data], stop);
    }

    private static async Task EraseClaimAsync(NpgsqlConnection connection, string claim, string field, CancellationToken stop)
    {
        // An untouched claim has no copy of what its event says.
        if (await ClaimRows.KeptAsync(connection, claim, stop) is { } row)
        {
            var kept = JsonNode.Parse(row)!.AsObject();
            Erasure.FromClaim(kept, field);
            await Sql.ExecuteAsync(connection, "Redactions/erase_claim.sql", [claim, kept.ToJsonString(FactsJson.Options)], stop);
        }

        foreach (var (id, text) in await ErasedRows.TenuresOfAsync(connection, claim, stop))
        {
            var detail = JsonNode.Parse(text)!.AsObject();
            Erasure.FromTenure(detail, claim, field);
            await Sql.ExecuteAsync(connection, "Redactions/erase_tenure.sql", [id, detail.ToJsonString(FactsJson.Options)], stop);
        }
    }

    private async Task AppendAsync(
        NpgsqlTransaction transaction, IReadOnlyList<Redacted> erased, string? claim, string actor, CancellationToken stop)
    {
        if (erased.Count == 0)
            return;
        var now = Moments.Truncate(clock.GetUtcNow().UtcDateTime);
        var by = By.Now(actor);
        List<PendingEvent> pending =
        [
            .. erased.Select(one => new PendingEvent(Stream, IdOf(one), one, now, by)),
        ];
        var save = new Save(pending, now);
        // The claim's history tells it.
        if (claim is not null)
            save.Writes.Add("Redactions/keep_redactions.sql", claim, pending.Select(one => one.Id).ToArray());
        await EventAppender.AppendAsync(transaction, save, stop);
    }

    private static Guid IdOf(Redacted one) => EventIds.Of("redacted", one.Event.ToString("N"), string.Join(' ', one.Fields));

    /// <param name="Leaf">Its leaf's place.</param>
    /// <param name="Event">The event, with its parts that still have salts.</param>
    /// <param name="Type">The name that its type is stored under.</param>
    /// <param name="Data">What it says.</param>
    /// <param name="Stream">The stream it stands in.</param>
    private sealed record Held(long Leaf, OpenEvent Event, string Type, JsonObject Data, string Stream)
    {
        public Guid Id => Event.Id;

        /// <summary>The claim that it makes or acts upon.</summary>
        public string? Claim => (string?)Data["claim"]
            ?? (Type.EndsWith("-claimed", StringComparison.Ordinal) ? (string?)Data["id"] : null);

        /// <summary>What search finds by its words: kind, organization of a post, id.</summary>
        public (string, string, string)? Found => Claim is { } claim ? ("claim", "", claim) : Type switch
        {
            "person-declared" or "organization-declared" => (Type.Replace("-declared", "", StringComparison.Ordinal), "", (string)Data["id"]!),
            "post-declared" => ("post", (string)Data["organization"]!, (string)Data["id"]!),
            "source-recorded" => ("source", "", (string)Data["id"]!),
            "person-named" => ("person", "", (string)Data["person"]!),
            "organization-named" => ("organization", "", (string)Data["organization"]!),
            "source-named" => ("source", "", (string)Data["source"]!),
            _ => null,
        };

        public string? Organization =>
            (string?)Data["organization"] ?? (string?)Data["becomes"]?["organization"]
                ?? (Type == "organization-declared" ? (string?)Data["id"] : null) ?? Streams.OrganizationOf(Stream);
    }
}
