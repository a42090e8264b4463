using Facts.Store.Provenance;
using Facts.Store.Sentences;

namespace Facts.Reports;

/// <summary>One claim of the report: its words in their sentence, its source, and all that happened to it.</summary>
internal static class TrailClaimHtml
{
    public static Html Of(ClaimTrail claim) => $"""
        <article class="claim" id="claim-{claim.Id}">
        <h3>{SafeText.Of(claim.Sentence)}</h3>
        <p class="faint"><code>{claim.Id}</code>{TrailWords.Marks(claim).Select(Next)}</p>
        {Words(claim)}
        {Chain(AttributionWords.Chain(claim.AttributionTree))}
        {Source(claim)}
        {History(claim.History)}
        </article>

        """;

    public static Html History(IReadOnlyList<TrailEvent> history) => $"""
        <ol class="history">
        {history.Select(Event)}
        </ol>
        """;

    private static Html Words(ClaimTrail claim)
    {
        var quote = (string?)claim.Claim["quote"];
        if (quote is null)
            return $"""<p class="faint">Without a quote.</p>""";
        var (before, after) = (claim.Excerpt?.Before, claim.Excerpt?.After);
        var (left, right) = (claim.Excerpt?.CutBefore == true ? "… " : "", claim.Excerpt?.CutAfter == true ? " …" : "");
        Html words = $"{left}{before}<mark>{quote}</mark>{after}{right}";
        Html quoted = claim.Source.Language is { } language
            ? (Html)$"""<blockquote lang="{language}" dir="auto">{words}</blockquote>"""
            : $"""<blockquote dir="auto">{words}</blockquote>""";
        Html hidden = TrailWords.Hidden(before + quote + after) is { } warning ? $"""<p class="doubt">{warning}</p>""" : Html.None;
        return $"{quoted}{hidden}";
    }

    private static Html Chain(IReadOnlyList<string> links) => links.Count == 0 ? Html.None : $"""
        <p>{links.Select((link, at) => (Html)$"{(at == 0 ? "" : " → ")}<bdi>{SafeText.Of(link)}</bdi>")}</p>
        """;

    /// <summary>A further part of a line. Letters and marks of one must not turn the order of the others.</summary>
    private static Html Next(string part) => $" · <bdi>{part}</bdi>";

    private static Html Source(ClaimTrail claim)
    {
        var source = claim.Source;
        Html title = source.Language is { } language
            ? (Html)$"""<cite lang="{language}" dir="auto">{source.Title ?? source.Id}</cite>"""
            : $"""<cite dir="auto">{source.Title ?? source.Id}</cite>""";
        Html place = claim.Position is { } at ? $" · {at.InWords()}" : Html.None;
        Html hash = source.Sha256 is { } sha256 ? $"<p class=\"faint\">SHA-256 of the text: <code>{sha256}</code></p>" : Html.None;
        return $"""
            <p>{title}</p>
            <p class="faint"><code>{source.Id}</code>{TrailWords.Source(source).Select(Next)}{place}{Url(source.Url)}</p>
            {hash}
            """;
    }

    /// <summary>Only web addresses are links: whoever wrote a source could have written javascript: there.</summary>
    private static Html Url(string? url)
    {
        if (url is null)
            return Html.None;
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? (Html)$""" · <a href="{uri.AbsoluteUri}" rel="noopener noreferrer"><bdi>{url}</bdi></a>"""
            : $" · <bdi>{url}</bdi>";
    }

    private static Html Event(TrailEvent recorded)
    {
        Html reason = recorded.Reason is { } why
            ? $"""<p dir="auto">Reason: {why}{(recorded.Source is { } source ? $" ({source})" : "")}</p>"""
            : Html.None;
        return $"""
            <li><time datetime="{recorded.RecordedAt}">{EdtfWords.AsOf(recorded.RecordedAt)}</time>: <bdi>{TrailWords.Deed(recorded)}</bdi>
            {reason}
            <p class="faint">event {recorded.Event}{TrailWords.Place(recorded).Select(Next)}</p></li>
            """;
    }
}
