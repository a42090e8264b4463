using Facts.Store.Claims;
using Facts.Store.Sentences;

namespace Facts.Cli.Output;

/// <summary>Threats, plans or figures of an organization, one paragraph each.</summary>
internal static class AnnouncementText
{
    public static void Write(Page page, string heading, IReadOnlyList<Announcement> announcements)
    {
        if (announcements.Count == 0)
            return;
        page.Heading(heading);
        foreach (var one in announcements)
        {
            page.Line(ClaimSentence.Of(one.Claim), null, 2);
            page.Origin(4, one.Standing?.ToString().ToLowerInvariant(), one.Id);
        }
    }
}
