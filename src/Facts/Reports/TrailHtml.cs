using Facts.Domain.Provenance;
using Facts.Store.Provenance;
using Facts.Store.Sentences;

namespace Facts.Reports;

/// <summary>
/// A trail as one printable HTML file: no script, no other file, and nothing of what others wrote is markup in it. It is well-formed XML
/// too. Our own sentences go through <see cref="SafeText"/>, as a name in them could turn the order of the rest; exact words do not.
/// </summary>
internal static class TrailHtml
{
    public static string Of(TrailView whole, CancellationToken stop)
    {
        // A report of ten thousand claims is nothing to print.
        var room = new Room(stop);
        var trail = whole with
        {
            Answer = whole.Answer with { SetAside = [.. room.Some(whole.Answer.SetAside)] },
            Holders = [.. room.Some(whole.Holders)],
            Claims = [.. room.Some(whole.Claims).Select(claim => claim with { History = [.. room.Some(claim.History)] })],
            Identities = whole.Identities is null ? null : [.. room.Some(whole.Identities)],
        };
        var answer = trail.Answer;
        // The style's hash is over what stands between its tags; there is nothing in it to encode.
        Html style = $"<style>";
        style.AppendLiteral(TrailStyle.Css);
        style.AppendLiteral("</style>");
        Html page = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="{TrailStyle.Policy}"/>
            <meta name="referrer" content="no-referrer"/>
            <title>{SafeText.Of($"{answer.Post.Name} of {answer.Organization.Name}")}, {EdtfWords.AsOf(answer.On)}: the trail</title>
            {style}
            </head>
            <body>
            <header>
            <p class="faint">Trail of an answer</p>
            <h1>{SafeText.Of(trail.Sentence)}</h1>
            {Whys(trail)}
            <dl>
            <dt>Status</dt><dd>{answer.Status.ToString().ToLowerInvariant()}</dd>
            <dt>On</dt><dd>{EdtfWords.AsOf(answer.On)}</dd>
            <dt>As known</dt><dd>{EdtfWords.AsOf(answer.KnownAt)}</dd>
            <dt>Rule</dt><dd>{answer.Rule}</dd>
            </dl>
            </header>
            <main>
            {RestsOn(trail)}
            {SetAside(trail)}
            {Claims(trail)}
            {Identities(trail)}
            {More(room.LeftOut)}
            </main>
            <footer>
            <h2>Ledger</h2>
            <p class="faint">{TrailWords.Ledger(trail)}</p>
            </footer>
            </body>
            </html>

            """;
        return page.ToString();
    }

    private static IEnumerable<Html> Whys(TrailView trail)
    {
        foreach (var holder in trail.Answer.Holders)
        {
            var whose = trail.Answer.Holders.Count > 1 ? HolderWords.Of(holder.Person) + ": " : "";
            if (AnswerSentence.Why(holder, trail.Answer.On) is { } why)
                yield return $"""<p class="doubt">{SafeText.Of(whose + why)}</p>""";
        }
    }

    private static Html RestsOn(TrailView trail) => trail.Holders.Count == 0 ? Html.None : $"""
        <section>
        <h2>What it rests on</h2>
        {trail.Holders.Select(Holder)}
        </section>
        """;

    private static Html Holder(HolderTrail holder) => $"""
        <section>
        <h3>{SafeText.Of(TrailWords.Holder(holder))}</h3>
        {holder.Boundaries.Select(Boundary)}
        </section>
        """;

    private static Html Boundary(BoundaryTrail boundary) => $"""
        <section class="boundary">
        <h4>{TrailWords.Boundary(boundary)}</h4>
        {(boundary.Claims.Count == 0 ? Html.None : $"<p>{AttributionWords.Count(boundary.IndependentOrigins)}</p>")}
        {Tree(boundary.AttributionTree, "tree")}
        </section>
        """;

    private static Html Tree(IReadOnlyList<AttributionNode> nodes, string style) => nodes.Count == 0 ? Html.None : $"""
        <ul class="{style}">
        {nodes.Select(Node)}
        </ul>
        """;

    private static Html Node(AttributionNode node) =>
        $"<li>{SafeText.Of(AttributionWords.Of(node))}{Links(node.Claims)}{Tree(node.HeardFrom ?? [], "from")}</li>";

    private static Html Links(IReadOnlyList<string> claims) => claims.Count == 0 ? Html.None : $"""
        <ul>{claims.Select(claim => (Html)$"<li>{Link(claim)}</li>")}</ul>
        """;

    private static Html Link(string claim) => $"""<a href="#claim-{claim}"><code>{claim}</code></a>""";

    private static Html SetAside(TrailView trail) => trail.Answer.SetAside.Count == 0 ? Html.None : $"""
        <section>
        <h2>Set aside</h2>
        <ul>{trail.Answer.SetAside.Select(aside => (Html)$"<li>{Link(aside.Claim)}: {AnswerWords.Because(aside.Why)}</li>")}</ul>
        </section>
        """;

    private static Html Claims(TrailView trail) => trail.Claims.Count == 0 ? Html.None : $"""
        <section>
        <h2>{(trail.Claims.Count == 1 ? "The claim" : $"The {trail.Claims.Count} claims")}, word for word</h2>
        {trail.Claims.Select(TrailClaimHtml.Of)}
        </section>
        """;

    private static Html More(int leftOut) => leftOut == 0 ? Html.None : $"""
        <p>There is more: {leftOut} holders, claims and acts are left out here. The JSON has them in pages.</p>
        """;

    private static Html Identities(TrailView trail) => trail.Identities is not { } decisions ? Html.None : $"""
        <section>
        <h2>Who is one person</h2>
        {TrailClaimHtml.History(decisions)}
        </section>
        """;
}
