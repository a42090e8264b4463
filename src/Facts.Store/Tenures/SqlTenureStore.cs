using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Store.Claims;
using Facts.Store.Organizations;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Tenures;

/// <summary>The tables as PostgreSQL has them.</summary>
/// <param name="database">A connection in the transaction of the save.</param>
/// <param name="reads">What else is to be read for the save, in the first round trip.</param>
internal sealed class SqlTenureStore(NpgsqlConnection database, Reads reads) : ITenureStore
{
    private Reads _asked = reads;

    public void AskPosts(IReadOnlyCollection<(string Organization, string Id)> posts, StoredOrganizations known)
    {
        if (posts.Count == 0)
            return;
        string[] organizations = [.. posts.Select(post => post.Organization)], ids = [.. posts.Select(post => post.Id)];
        PostRows.Make(_asked, organizations, ids);
        PostRows.Ask(_asked, organizations, ids, known.Read);
    }

    public void AskAllPosts(IReadOnlyCollection<string> organizations, StoredOrganizations known) =>
        _asked.Add("Tenures/posts_of.sql", [organizations.ToArray()], known.Read);

    public void AskBounds(IReadOnlyCollection<string> organizations, IReadOnlyCollection<string> people, Action<Claim> read)
    {
        if (organizations.Count + people.Count > 0)
            _asked.Add("Tenures/bounds.sql", [organizations.ToArray(), people.ToArray()], r => read(ClaimRows.Read(r)));
    }

    public void AskDissolutions(IReadOnlyCollection<string> holders, Action<Claim> read)
    {
        if (holders.Count > 0)
            _asked.Add("Tenures/dissolutions.sql", [holders.ToArray()], r => read(ClaimRows.Read(r)));
    }

    public void AskClaims(Part part, Action<Claim> read) => Ask("Tenures/unit_claims.sql", part, r => read(ClaimRows.ReadPublished(r)));

    public void AskTenures(Part part, Action<Believed<TenureRow>> read) =>
        Ask("Tenures/unit_tenures.sql", part, r => read(new(r.GetInt64(0), r.GetInt64(1), r.GetDateTime(2), TenureRow.Read(r, 3))));

    public void AskSetAsides(Part part, Action<Believed<SetAsideRow>> read) =>
        Ask("Tenures/unit_set_asides.sql", part, r => read(new(r.GetInt64(0), r.GetInt64(1), r.GetDateTime(2), ReadSetAside(r))));

    public Task RunAsync(CancellationToken stop)
    {
        var asked = _asked;
        _asked = new Reads();
        return asked.RunAsync(database, stop);
    }

    public async Task<IReadOnlyList<Claim>> ReferredAsync(
        IReadOnlyCollection<string> claims, IReadOnlyCollection<(string Organization, string Person)> people, CancellationToken stop)
    {
        object?[] parameters =
        [
            claims.ToArray(), people.Select(one => one.Organization).ToArray(), people.Select(one => one.Person).ToArray(),
        ];
        return await Sql.Query(database, "Tenures/referred_claims.sql", parameters, ClaimRows.ReadPublished, stop).ToListAsync(stop);
    }

    public Task<IReadOnlyList<(long Post, string Person)>> NeighboursAsync(Around around, CancellationToken stop) =>
        FindAsync("Tenures/neighbours.sql", around, stop);

    public Task<IReadOnlyList<(long Post, string Person)>> SuccessorsAsync(Around around, CancellationToken stop) =>
        FindAsync("Tenures/successors.sql", around, stop);

    private static SetAsideRow ReadSetAside(NpgsqlDataReader r) =>
        new(r.GetString(3), r.GetString(4), Enum.Parse<Why>(r.GetString(5), ignoreCase: true), r.Period(6));

    private void Ask(string file, Part part, Action<NpgsqlDataReader> read)
    {
        if (part.IsNone)
            return;
        object?[] parameters =
        [
            part.Whole.ToArray(), part.People.Select(one => one.Post).ToArray(), part.People.Select(one => one.Person).ToArray(),
        ];
        _asked.Add(file, parameters, read);
    }

    private async Task<IReadOnlyList<(long Post, string Person)>> FindAsync(string file, Around around, CancellationToken stop)
    {
        object?[] parameters =
        [
            around.Moments.Select(moment => moment.Post).ToArray(),
            around.Moments.Select(moment => moment.At).ToArray(),
            around.Ours.Select(one => one.Post).ToArray(),
            around.Ours.Select(one => one.Person).ToArray(),
            Spans.Classes,
            Spans.Days,
        ];
        return await Sql.Query(database, file, parameters, r => (r.GetInt64(0), r.GetString(1)), stop).ToListAsync(stop);
    }
}
