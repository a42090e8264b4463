using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Exports;
using Facts.Domain.Time;
using Facts.Store.Claims;

namespace Facts.Store.Exports;

/// <summary>
/// Rulings as schema.org ClaimReview, the latest of each claim that has any; nothing else is a review: a denial is somebody's word, a
/// retraction no judgement. The rating is 1 (deprecated) to 3 (preferred); see ops/adr/0022-exports.md.
/// </summary>
internal static class ClaimReviewExport
{
    public static async Task WriteAsync(Stream into, Scope scope, CancellationToken stop)
    {
        // Not disposed: that would write what an export that failed has left.
        var json = Json.To(into);
        json.WriteStartObject();
        json.WriteStartObject("@context");
        json.WriteString("@vocab", scope.Iris.Prefixes["schema"]);
        json.WriteString("id", "@id");
        json.WriteString("type", "@type");
        json.WriteEndObject();
        json.WriteStartArray("@graph");
        await foreach (var claims in scope.ClaimsAsync(stop))
        {
            foreach (var id in claims.Ids)
            {
                if (claims.HistoryOf(id).LastOrDefault(recorded => recorded.Upon == id && recorded.Data is ClaimRanked) is { } ruling)
                    Review(json, claims, claims[id], ruling, scope.Iris);
            }

            await json.FlushAsync(stop);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(stop);
    }

    private static void Review(Utf8JsonWriter json, KnownClaims claims, Claim claim, RecordedEvent ruling, Iris iris)
    {
        var ranked = (ClaimRanked)ruling.Data;
        json.WriteStartObject();
        json.WriteString("id", iris.Of(QName.Review(claim.Id)));
        json.WriteString("type", "ClaimReview");
        json.WriteString("claimReviewed", claims.Sentence(claim.Body));
        json.WriteString("datePublished", AsOf.Print(ruling.RecordedAt));
        json.Text("reviewBody", ranked.Reason);
        // Who keeps a store without naming who acts speaks as the store.
        Named(json, "author", ruling.Actor is null ? "Organization" : "Person", ruling.Actor ?? "Facts");
        Rating(json, ranked.Rank);
        Reviewed(json, claims, claim, iris);
        json.WriteEndObject();
    }

    private static void Rating(Utf8JsonWriter json, Rank rank)
    {
        var (value, words) = rank switch
        {
            Rank.Deprecated => (1, "Deprecated"),
            Rank.Normal => (2, "Normal again"),
            Rank.Preferred => (3, "Preferred"),
            _ => throw new InvalidOperationException($"No rating for {rank}."),
        };
        json.WriteStartObject("reviewRating");
        json.WriteString("type", "Rating");
        json.WriteNumber("worstRating", 1);
        json.WriteNumber("bestRating", 3);
        json.WriteNumber("ratingValue", value);
        json.WriteString("alternateName", words);
        json.WriteEndObject();
    }

    private static void Reviewed(Utf8JsonWriter json, KnownClaims claims, Claim claim, Iris iris)
    {
        var source = claims.Source(claim.Body.Source)?.Source;
        json.WriteStartObject("itemReviewed");
        json.WriteString("id", iris.Of(QName.Claim(claim.Id)));
        json.WriteString("type", "Claim");
        // Whose word it is: the speaker's, else the document's own.
        if ((claim.Body.Attribution is [{ Who: var speaker }, ..] ? speaker : source?.Publisher) is { } who)
            Named(json, "author", Sort(who, claims.Names), claims.Names.Of(who));
        json.WriteStartObject("appearance");
        json.WriteString("id", iris.Of(QName.Source(claim.Body.Source)));
        json.WriteString("type", "CreativeWork");
        json.Text("name", source?.Title);
        json.Text("url", source?.Url);
        if (Edtf.TryParse(source?.PublishedAt, out var published, out _) && published.TryGetRange(out var earliest, out var latest))
            json.Text("datePublished", ReducedDate.Of(earliest, latest));
        if (source?.Publisher is { } publisher)
            Named(json, "publisher", Sort(publisher, claims.Names), claims.Names.Of(publisher));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Who is only known by words is said to be neither.</summary>
    private static string? Sort(string who, KnownNames names) =>
        names.IsPerson(who) ? "Person" : names.IsOrganization(who) ? "Organization" : null;

    private static void Named(Utf8JsonWriter json, string property, string? sort, string name)
    {
        json.WriteStartObject(property);
        json.Text("type", sort);
        json.WriteString("name", name);
        json.WriteEndObject();
    }
}
