using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Recording;

namespace Facts.Domain.Receipts;

/// <summary>
/// Which events of an organization's stream bear upon the answers about one post: those of claims of which any wording is about the post,
/// of claims that deny these, of deaths of people whom these name (by any id that was ever linked with theirs), of dissolutions, of
/// other organizations if these name them likewise, and of the post's abolitions, of acts upon any of them; the post's declaration, the
/// organization's names, and who is one person. It is read from ids alone, so that of all other events only the ids have to be shown. An event of another type, such as an earlier form of one of these,
/// is taken to bear upon every post: its ids may stand elsewhere.
/// </summary>
public static class Bearing
{
    private static readonly HashSet<string> Stays = NamesOf<PostClaim>(), Claims = NamesOf<ClaimEvent>(), Acts = NamesOf<ClaimAct>();

    private static readonly HashSet<string> Abolitions = NamesOf<AbolitionClaimed>(), Dissolutions = NamesOf<DissolutionClaimed>(),
        Deaths = NamesOf<DeathClaimed>();

    private static readonly string Corrected = NamesOf<ClaimCorrected>().Single(),
        Declared = NamesOf<Organizations.PostDeclared>().Single(), Identified = NamesOf<PeopleIdentified>().Single();

    /// <summary>For each event whether it bears upon the post.</summary>
    /// <param name="organization">The id of the organization whose stream it is.</param>
    /// <param name="post">The post's id.</param>
    /// <param name="events">All of the stream, in any order: the stored type, and at least the ids of what it says.</param>
    public static IReadOnlyList<bool> Upon(
        string organization, string post, IReadOnlyList<(string Type, JsonElement Says)> events)
    {
        var wordings = events.SelectMany(one => WordingsOf(one.Type, one.Says)).ToList();
        var about = wordings.Where(wording => wording.Post == post).Select(wording => wording.Claim).ToHashSet(StringComparer.Ordinal);
        var people = PeopleIn(events, wordings.Where(wording => wording.Post == post).Select(wording => wording.Person));
        about.UnionWith(EndsOf(organization, events, people));
        about.UnionWith(
            [.. wordings.Where(wording => wording.Denies is { } denied && about.Contains(denied)).Select(wording => wording.Claim)]);
        return [.. events.Select(one => Bears(one.Type, one.Says, post, about))];
    }

    /// <summary>Claims that the organization, or one of the holders, ended.</summary>
    private static IEnumerable<string> EndsOf(
        string organization, IReadOnlyList<(string Type, JsonElement Says)> events, HashSet<string> holders) => events
        .Where(one => Dissolutions.Contains(one.Type)
            ? Text(one.Says, "organization") is not { } dissolved || dissolved == organization || holders.Contains(dissolved)
            : Deaths.Contains(one.Type) && holders.Contains(Text(one.Says, "person") ?? ""))
        .Select(one => Text(one.Says, "id")).OfType<string>();

    /// <summary>Those people, and all whom an event ever linked with them, directly or through others.</summary>
    private static HashSet<string> PeopleIn(IReadOnlyList<(string Type, JsonElement Says)> events, IEnumerable<string?> named)
    {
        var links = new Identities();
        foreach (var (_, says) in events.Where(one => one.Type == Identified))
        {
            if (Text(says, "person") is { } person && Text(says, "sameAs") is { } sameAs)
                links.Link(person, sameAs);
        }

        return named.OfType<string>().SelectMany(links.Everyone).ToHashSet(StringComparer.Ordinal);
    }

    private static bool Bears(string type, JsonElement says, string post, HashSet<string> about) =>
        Claims.Contains(type) ? about.Contains(Text(says, "id") ?? "")
        : Acts.Contains(type) ? about.Contains(Text(says, "claim") ?? "")
        : type != Declared || Text(says, "id") == post;

    private static IEnumerable<(string Claim, string? Post, string? Person, string? Denies)> WordingsOf(string type, JsonElement says)
    {
        if (Claims.Contains(type) && Text(says, "id") is { } claim)
        {
            var holds = Stays.Contains(type) || Abolitions.Contains(type);
            yield return (claim, holds ? Text(says, "post") : null, Text(says, "person"), Text(says, "denies"));
        }
        else if (type == Corrected && Text(says, "claim") is { } corrected && says.TryGetProperty("becomes", out var becomes))
        {
            yield return (corrected, Text(becomes, "post"), Text(becomes, "person"), Text(becomes, "denies"));
        }
    }

    private static string? Text(JsonElement says, string field) =>
        says.ValueKind == JsonValueKind.Object && says.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static HashSet<string> NamesOf<T>() =>
        [.. ActKinds.Events.Where(one => one.Data.IsAssignableTo(typeof(T))).Select(one => one.Name)];
}
