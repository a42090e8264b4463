using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Store.Provenance;
using Facts.Tests.Support;

namespace Facts.Tests.Provenance;

internal static class Trails
{
    /// <summary>The trail of an answer; a refusal fails the test.</summary>
    public static async Task<TrailView> TrailAsync(this FactsStore store, string organization, string post, string on, string known = "2026-01-02")
    {
        var question = new Question(organization, post, AsOf.TryParse(on)!, AsOf.TryParse(known)!);
        var (trail, refusal) = await store.Session.Trails.ReadAsync(question, null, TestContext.Current.CancellationToken);
        return trail ?? throw new InvalidOperationException(refusal!.Message);
    }

    public static ClaimTrail Claim(this TrailView trail, string id) => trail.Claims.Single(claim => claim.Id == id);

    public static IEnumerable<TrailEvent> Events(this TrailView trail) => trail.Claims.SelectMany(claim => claim.History).Concat(trail.Identities ?? []);
}
