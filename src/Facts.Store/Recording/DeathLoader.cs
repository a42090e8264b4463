using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.People;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Recording;

/// <summary>
/// Reads what is recorded of people's deaths, and of the dissolutions of organizations that hold posts, for commands that speak of it and
/// for those that place holders in posts. A save that records something of either holds the lock of everybody's identities alone (see
/// ops/adr/0006-identity-copies.md).
/// </summary>
internal static class DeathLoader
{
    /// <summary>Finds whose ends the claims are about that acts name, before any lock is taken: that decides which.</summary>
    public static async Task<IReadOnlySet<string>> NameAsync(NpgsqlConnection database, NamedIds named, CancellationToken stop)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (!named.ConcernsOthers || named.Claims.Count == 0)
            return found;
        await foreach (var (claim, person, _) in DeathRows.FindAsync(database, [.. named.Claims], stop))
        {
            found.Add(claim);
            named.Identified.Add(person);
        }

        return found;
    }

    /// <summary>
    /// Looks again with the locks held. An end that was recorded between that look and the locks: what was decided upon it is decided anew.
    /// </summary>
    public static void AskAgain(Reads reads, NamedIds named, IReadOnlySet<string> ends)
    {
        if (!named.ConcernsOthers || named.Claims.Count == 0)
            return;
        DeathRows.Ask(reads, [.. named.Claims], claim =>
        {
            if (!ends.Contains(claim))
                throw new JasperFx.ConcurrencyException(typeof(Claim), claim);
        });
    }

    public static void Ask(Reads reads, StoredOrganizations known) =>
        reads.Add("Recording/bounds_there.sql", [], r => (known.HasDeaths, known.HasEnds) = (r.GetBoolean(0), r.GetBoolean(1)));

    /// <summary>
    /// All that is recorded of the ends of holders whom commands name, by any of their ids; and which of these are organizations.
    /// </summary>
    public static async Task LoadAsync(NpgsqlConnection database, Loaded loaded, NamedIds named, CancellationToken stop)
    {
        var (state, known) = loaded;
        // Whether a line places a person or an organization in a post matters only where something ended.
        if (named.Identified.Count == 0 && (named.Holders.Count == 0 || (!known.HasDeaths && !known.HasEnds)))
            return;
        var holders = named.Identified.Concat(named.Holders).SelectMany(state.Identities.Everyone)
            .Distinct(StringComparer.Ordinal).ToArray();
        var reads = new Reads();
        if (known.HasDeaths)
            reads.Add("Recording/deaths.sql", [holders], r => state.Deaths.Restore(Read(r)));
        if (known.HasEnds || named.Redirected.Count > 0)
            reads.Add("Recording/dissolutions.sql", [holders, named.Redirected.ToArray()], r => state.Dissolutions.Restore(Read(r)));
        reads.Add("Recording/holders.sql", [holders], r => state.Dissolutions.Holders.Add(r.GetString(0)));
        await reads.RunAsync(database, stop);
    }

    /// <summary>
    /// Of whom organizations have claims. That matters only to identities and ends: most batches need not ask.
    /// </summary>
    public static async Task PeopleInAsync(NpgsqlConnection database, RecordingState state, NamedIds named, CancellationToken stop)
    {
        if (named.Organizations.Count == 0
            || (state.Identities.Links.Count == 0 && named.Identified.Count == 0 && !HaveEnds(state, named.Holders)))
            return;
        var reads = new Reads();
        var people = named.Identified.Union(named.Holders).ToHashSet(StringComparer.Ordinal);
        // What is known of an end is brought along only where the holder has no claims yet by any id.
        foreach (var everyone in people.Select(state.Identities.Everyone).Where(ids => HaveEnds(state, ids)).ToList())
            people.UnionWith(everyone);
        reads.Add(
            "Recording/people_in.sql",
            [named.Organizations.ToArray(), people.ToArray()],
            r => state.Organization(r.GetString(0)).People.Add(r.GetString(1)));
        await reads.RunAsync(database, stop);
    }

    private static bool HaveEnds(RecordingState state, IEnumerable<string> holders) =>
        state.Deaths.AreOf(holders) || state.Dissolutions.AreOf(holders);

    private static PendingEvent Read(NpgsqlDataReader r) =>
        new(r.GetString(0), r.GetGuid(1), EventReader.Read(r, 2, 3), r.GetDateTime(4), By: null);
}
