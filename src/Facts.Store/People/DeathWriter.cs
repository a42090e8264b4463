using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.Claims;
using Facts.Store.Storage;

namespace Facts.Store.People;

/// <summary>
/// Keeps the claims that stand in people's own streams, deaths and denials of them, in <c>claims</c> and <c>acts</c>: under no
/// organization, and each with the person in whose stream it stands.
/// </summary>
internal static class DeathWriter
{
    public static void Add(Writes writes, Deaths deaths)
    {
        if (deaths.Histories.Count == 0)
            return;
        var (recorded, acts, changed) = (new ClaimRows(), new ActRows(), new List<Claim>());
        foreach (var history in deaths.Histories.GroupBy(one => one.Claim, one => one.Event, StringComparer.Ordinal))
        {
            var claim = deaths.State.Claims[history.Key];
            var made = history.FirstOrDefault(one => one.Data is ClaimEvent body && body.Id == claim.Id);
            if (made is not null)
                recorded.Add(claim.Id, made.Id, "", claim.Body.Source, null, deaths.PersonOf(claim.Id), FactsJson.Write(claim));
            else
                changed.Add(claim);
            foreach (var act in history.Where(one => one != made))
                acts.Add(claim.Id, act.Id);
        }

        if (changed.Count > 0)
        {
            ClaimRows.Keep(
                writes,
                changed.Select(claim => claim.Id).ToArray(),
                changed.Select(claim => claim.Body.Source).ToArray(),
                changed.Select(_ => 0L).ToArray(),
                changed.Select(claim => deaths.PersonOf(claim.Id)).ToArray(),
                changed.Select(claim => FactsJson.Write(claim)).ToArray());
        }

        if (!recorded.AreNone)
            BoundsNote.Add(writes, BoundsNote.Deaths);
        writes.Add(recorded);
        writes.Add(acts);
    }
}
