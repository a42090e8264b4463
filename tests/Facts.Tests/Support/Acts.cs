using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Corrections;
using Facts.Store.Recording;

namespace Facts.Tests.Support;

/// <summary>Editors' acts as the verbs and the endpoints make them; a refusal fails the test.</summary>
internal static class Acts
{
    public static RecordingCommand Correction(string claim, string field, object? value) =>
        new CorrectClaim(claim, new Dictionary<string, JsonElement> { [field] = JsonSerializer.SerializeToElement(value) }, "test", null);

    public static RecordingCommand Retraction(string claim) => new ActOnClaim(new ClaimRetracted { Claim = claim, Reason = "test" });

    public static RecordingCommand Ruling(string claim, Rank rank) => new ActOnClaim(new ClaimRanked { Claim = claim, Rank = rank, Reason = "test" });

    public static Task<ImpactView> ActAsync(this FactsStore store, string claim, RecordingCommand act, bool dryRun = false) =>
        store.ActAsync(new ClaimEdit(claim, act), dryRun);

    public static Task<ImpactView> IdentifyAsync(this FactsStore store, string person, string other, bool undo = false, bool dryRun = false) =>
        store.ActAsync(new IdentityEdit(person, other, undo, "test"), dryRun);

    private static async Task<ImpactView> ActAsync(this FactsStore store, Edit edit, bool dryRun)
    {
        var (impact, refusal) = await store.TryActAsync(edit, dryRun: dryRun);
        return impact ?? throw new InvalidOperationException(refusal!.Message);
    }

    /// <summary>The same, which may be refused; perhaps upon a version.</summary>
    public static async Task<(ImpactView? Impact, Refusal? Refusal)> TryActAsync(
        this FactsStore store, Edit edit, long? version = null, bool dryRun = false)
    {
        var (recorder, request) = (store.Session.Recorder, Request.Of(edit, version, "test"));
        var saved = await (dryRun
            ? recorder.TryAsync(request, TestContext.Current.CancellationToken) : recorder.SaveAsync(request, TestContext.Current.CancellationToken));
        return (saved.Impact, saved.Refusal);
    }

    /// <summary>The answers for every post of an organization.</summary>
    public static async Task<IReadOnlyList<Answer>> AskAllAsync(this FactsStore store, string organization, string on, string known)
    {
        var (answers, refusal) = await store.Session.Answers.AskAllAsync(
            organization, AsOf.TryParse(on)!, AsOf.TryParse(known)!, TestContext.Current.CancellationToken);
        return answers ?? throw new InvalidOperationException(refusal!.Message);
    }

    public static async Task<IReadOnlyList<ChangeView>> ChangesAsync(this FactsStore store, string organization, string from, string to)
    {
        var (changes, refusal) = await store.Session.Changes.BetweenAsync(
            organization, AsOf.TryParse(from)!, AsOf.TryParse(to)!, behind: null, TestContext.Current.CancellationToken);
        return changes?.Changes ?? throw new InvalidOperationException(refusal!.Message);
    }

    public static async Task<IReadOnlyList<ClaimChange>> ClaimChangesAsync(this FactsStore store, string organization, string from, string to)
    {
        var (changes, _, refusal) = await store.Session.ClaimChanges.PageAsync(
            organization, AsOf.TryParse(from)!, AsOf.TryParse(to)!, to, after: null, TestContext.Current.CancellationToken);
        return changes ?? throw new InvalidOperationException(refusal!.Message);
    }

    /// <summary>Lists inside records are compared by their text.</summary>
    public static string Text(IReadOnlyList<ChangeView> changes) => FactsJson.Write(changes);
}
