using Facts.Domain.Identity;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.People;

/// <summary>Who was one person, as known at a moment.</summary>
/// <param name="Decided">What stood by then in people's own streams.</param>
/// <param name="Anywhere">
/// What stood by then in any stream. An organization's stream that is already later takes a decision later too, and claims that were
/// recorded earlier bring it along earlier (ops/adr/0006-identity-copies.md): so no tenure is lost under another id.
/// </param>
/// <param name="Version">
/// The number of the latest decision in people's own streams that names anybody who is one with those asked about; 0 without any. It
/// rises with every decision that concerns them, and never falls.
/// </param>
internal sealed record KnownIdentities(Identities Decided, Identities Anywhere, long Version);

/// <summary>Reads the decisions about people's identity.</summary>
internal static class IdentityReader
{
    private const string LinksFile = "People/identities_of.sql";

    /// <summary>Who is one person in claims about organizations.</summary>
    public static void Ask(Reads reads, string[] organizations, Action<string, string, string> read) =>
        reads.Add(LinksFile, [organizations], r => read(r.GetString(0), r.GetString(1), r.GetString(2)));

    public static IAsyncEnumerable<(string Organization, (string Person, string SameAs) Link)> LinksAsync(
        NpgsqlConnection connection, string[] organizations, CancellationToken stop) =>
        Sql.Query(connection, LinksFile, [organizations], r => (r.GetString(0), (r.GetString(1), r.GetString(2))), stop);

    /// <param name="connection">An open connection; what its transaction recorded counts.</param>
    /// <param name="people">Ids asked about.</param>
    /// <param name="known">Recorded time, inclusive.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<KnownIdentities> AtAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> people, DateTime known, CancellationToken stop)
    {
        var decisions = await Sql.Query(connection, "People/decisions_about.sql", [people.ToArray(), known], Read, stop).ToListAsync(stop);
        var streams = decisions.ToLookup(decision => decision.Organization, StringComparer.Ordinal);
        var decided = Fold(streams[""]);
        var anywhere = new Identities();
        foreach (var (person, sameAs) in streams.SelectMany(stream => Fold(stream).Links))
            anywhere.Link(person, sameAs);

        var everyone = people.SelectMany(decided.Everyone).ToHashSet(StringComparer.Ordinal);
        var version = streams[""].Where(decision => everyone.Contains(decision.Person) || everyone.Contains(decision.Other))
            .Select(decision => decision.Number).DefaultIfEmpty().Max();
        return new KnownIdentities(decided, anywhere, version);
    }

    private static Identities Fold(IEnumerable<Decision> stream)
    {
        var links = new Identities();
        foreach (var decision in stream)
        {
            _ = decision.Same
                ? links.Link(decision.Person, decision.Other)
                : links.Unlink(decision.Person, decision.Other);
        }

        return links;
    }

    private static Decision Read(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetBoolean(4));

    private sealed record Decision(string Organization, long Number, string Person, string Other, bool Same);
}
