using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Recording;

namespace Facts.Domain.Receipts;

/// <summary>
/// Which events of an organization's stream bear upon the answers about one post: those of claims of which any wording is about the post,
/// of claims that deny these, of acts upon either; the post's declaration, the organization's names, and who is one person. It is read from
/// ids alone, so that of all other events only the ids have to be shown. An event of another type, such as an earlier form of one of these,
/// is taken to bear upon every post: its ids may stand elsewhere.
/// </summary>
public static class Bearing
{
    private static readonly HashSet<string> Stays = NamesOf<PostClaim>(), Claims = NamesOf<ClaimEvent>(), Acts = NamesOf<ClaimAct>();

    private static readonly string Corrected = NamesOf<ClaimCorrected>().Single(),
        Declared = NamesOf<Organizations.PostDeclared>().Single();

    /// <summary>For each event whether it bears upon the post.</summary>
    /// <param name="post">The post's id.</param>
    /// <param name="events">All of the stream, in any order: the stored type, and at least the ids of what it says.</param>
    public static IReadOnlyList<bool> Upon(string post, IReadOnlyList<(string Type, JsonElement Says)> events)
    {
        var wordings = events.SelectMany(one => WordingsOf(one.Type, one.Says)).ToList();
        var about = wordings.Where(wording => wording.Post == post).Select(wording => wording.Claim).ToHashSet(StringComparer.Ordinal);
        about.UnionWith(
            [.. wordings.Where(wording => wording.Denies is { } denied && about.Contains(denied)).Select(wording => wording.Claim)]);
        return [.. events.Select(one => Bears(one.Type, one.Says, post, about))];
    }

    private static bool Bears(string type, JsonElement says, string post, HashSet<string> about) =>
        Claims.Contains(type) ? about.Contains(Text(says, "id") ?? "")
        : Acts.Contains(type) ? about.Contains(Text(says, "claim") ?? "")
        : type != Declared || Text(says, "id") == post;

    private static IEnumerable<(string Claim, string? Post, string? Denies)> WordingsOf(string type, JsonElement says)
    {
        if (Claims.Contains(type) && Text(says, "id") is { } claim)
            yield return (claim, Stays.Contains(type) ? Text(says, "post") : null, Text(says, "denies"));
        else if (type == Corrected && Text(says, "claim") is { } corrected && says.TryGetProperty("becomes", out var becomes))
            yield return (corrected, Text(becomes, "post"), Text(becomes, "denies"));
    }

    private static string? Text(JsonElement says, string field) =>
        says.ValueKind == JsonValueKind.Object && says.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static HashSet<string> NamesOf<T>() =>
        [.. ActKinds.Events.Where(one => one.Data.IsAssignableTo(typeof(T))).Select(one => one.Name)];
}
