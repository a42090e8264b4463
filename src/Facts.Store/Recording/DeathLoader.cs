using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.People;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Recording;

/// <summary>
/// Reads what people's own streams say of their deaths, for commands that speak of it and for those that place people in posts. Whoever
/// records something of a death holds the lock of everybody's identities alone (see ops/adr/0006-identity-copies.md).
/// </summary>
internal static class DeathLoader
{
    /// <summary>Finds whose deaths the claims are about that acts name, before any lock is taken: that decides which.</summary>
    public static async Task<IReadOnlySet<string>> NameAsync(NpgsqlConnection database, NamedIds named, CancellationToken stop)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (!named.ConcernsOthers || named.Claims.Count == 0)
            return found;
        await foreach (var (claim, person) in DeathRows.FindAsync(database, [.. named.Claims], stop))
        {
            found.Add(claim);
            named.Identified.Add(person);
        }

        return found;
    }

    /// <summary>A death that was recorded between that look and the locks: what was decided upon it is decided anew.</summary>
    public static void Check(Claim claim, NamedIds named, IReadOnlySet<string> deaths)
    {
        if (claim.Body.Organization.Length == 0 && named.ConcernsOthers && named.Claims.Contains(claim.Id) && !deaths.Contains(claim.Id))
            throw new JasperFx.ConcurrencyException(typeof(Claim), claim.Id);
    }

    public static void Ask(Reads reads, StoredOrganizations known) =>
        reads.Add("Recording/bounds_there.sql", [], r => (known.HasDeaths, known.HasEnds) = (r.GetBoolean(0), r.GetBoolean(1)));

    /// <summary>All that is recorded of the deaths of people whom commands name, by any of their ids.</summary>
    public static async Task LoadAsync(NpgsqlConnection database, Loaded loaded, NamedIds named, CancellationToken stop)
    {
        var state = loaded.State;
        if (!loaded.Known.HasDeaths || named.Identified.Count + named.Holders.Count == 0)
            return;
        var people = named.Identified.Concat(named.Holders).SelectMany(state.Identities.Everyone)
            .Distinct(StringComparer.Ordinal).ToArray();
        await foreach (var one in Sql.Query(database, "Recording/deaths.sql", [people], Read, stop))
            state.Deaths.Restore(one);
    }

    /// <summary>
    /// Of whom organizations have claims. That matters only to identities and deaths: most batches need not ask.
    /// </summary>
    public static async Task PeopleInAsync(NpgsqlConnection database, RecordingState state, NamedIds named, CancellationToken stop)
    {
        if (named.Organizations.Count == 0
            || (state.Identities.Links.Count == 0 && named.Identified.Count == 0 && !state.Deaths.AreOf(named.Holders)))
            return;
        var reads = new Reads();
        var people = named.Identified.Union(named.Holders).ToHashSet(StringComparer.Ordinal);
        // What is known of a death is brought along only where the person has no claims yet by any id.
        foreach (var everyone in people.Select(state.Identities.Everyone).Where(state.Deaths.AreOf).ToList())
            people.UnionWith(everyone);
        reads.Add(
            "Recording/people_in.sql",
            [named.Organizations.ToArray(), people.ToArray()],
            r => state.Organization(r.GetString(0)).People.Add(r.GetString(1)));
        await reads.RunAsync(database, stop);
    }

    private static PendingEvent Read(NpgsqlDataReader r) =>
        new(r.GetString(0), r.GetGuid(1), EventReader.Read(r, 2, 3), r.GetDateTime(4), By: null);
}
