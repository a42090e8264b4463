using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Organizations;
using Facts.Store.People;
using Facts.Store.Storage;

namespace Facts.Store.Tenures;

/// <summary>Writes what a save changes, table by table, with arrays: the number of statements does not grow with the save.</summary>
internal static class WorkingSetWriter
{
    public static void Add(Writes writes, IReadOnlyList<WorkingSet> work)
    {
        if (work.Count == 0)
            return;
        writes.Add(
            "Tenures/keep_organizations.sql",
            work.Select(w => w.Organization.Id).ToArray(),
            work.Select(w => w.Declared?.Name).ToArray(),
            work.Select(w => w.Declared is null ? null : FactsJson.Write(w.Declared.Aliases ?? [])).ToArray(),
            work.Select(w => w.RecordedAt).ToArray(),
            work.Select(w => w.Rules.Name).ToArray());
        foreach (var named in work.SelectMany(w => w.Named))
            writes.Add("Tenures/name_organization.sql", named.Organization, named.Name, named.Aliases?.ToArray());
        AddPosts(writes, work);
        foreach (var organization in work)
        {
            foreach (var (identity, recordedAt) in organization.Identities)
                IdentityWriter.Add(writes, organization.Organization.Id, identity, recordedAt);
        }

        AddClaims(writes, work);
        if (work.Any(one => one.Recorded.Keys.Any(claim => one.Organization.Claims[claim].Body is BoundClaim)))
            BoundsNote.Add(writes, BoundsNote.Ends);
        AddTenures(writes, [.. work.SelectMany(w => w.Units)]);
        AddSetAsides(writes, [.. work.SelectMany(w => w.Units)]);
    }

    private static void AddPosts(Writes writes, IEnumerable<WorkingSet> work)
    {
        var posts = work.SelectMany(w => w.Posts.Select(post => (Key: w.PostKeys[post.Id], post.Name, post.Seats))).ToList();
        if (posts.Count == 0)
            return;
        PostRows.Name(
            writes, [.. posts.Select(post => post.Key)], [.. posts.Select(post => post.Name)], [.. posts.Select(post => post.Seats ?? 0)]);
    }

    private static void AddClaims(Writes writes, IReadOnlyList<WorkingSet> work)
    {
        var (recorded, acts) = (new ClaimRows(), new ActRows());
        var changed = new List<(Claim Claim, WorkingSet WorkingSet)>();
        foreach (var organization in work)
        {
            foreach (var claim in organization.Changed)
            {
                if (organization.Recorded.TryGetValue(claim.Id, out var id))
                    recorded.Add(claim, id, organization.PostKeys);
                else
                    changed.Add((claim, organization));
            }

            foreach (var (claim, id) in organization.Acts.Distinct())
                acts.Add(claim, id);
        }

        if (changed.Count > 0)
        {
            ClaimRows.Keep(
                writes,
                changed.Select(c => c.Claim.Id).ToArray(),
                changed.Select(c => c.Claim.Body.Source).ToArray(),
                changed.Select(c => c.Claim.Body is PostClaim body ? c.WorkingSet.PostKeys[body.Post] : 0).ToArray(),
                changed.Select(c => (c.Claim.Body as PostClaim)?.Person).ToArray(),
                changed.Select(c => FactsJson.Write(c.Claim)).ToArray());
        }

        AddFormerWordings(writes, work);
        writes.Add(recorded);
        writes.Add(acts);
    }

    private static void AddFormerWordings(Writes writes, IReadOnlyList<WorkingSet> work)
    {
        var corrected = work.SelectMany(w => w.Changed.Where(claim => claim.Superseded.Count > 0)
            .Select(claim => (Claim: claim, WorkingSet: w))).ToList();
        if (corrected.Count == 0)
            return;
        var former = corrected.SelectMany(c => c.Claim.FormerPosts()
            .Select(old => (Post: c.WorkingSet.PostKeys[old.Post], old.Person, Claim: c.Claim.Id))).ToList();
        ClaimRows.KeepFormer(
            writes,
            corrected.Select(c => c.Claim.Id).ToArray(),
            former.Select(f => f.Post).ToArray(),
            former.Select(f => f.Person).ToArray(),
            former.Select(f => f.Claim).ToArray());
    }

    private static void AddTenures(Writes writes, IReadOnlyList<Unit> units)
    {
        AddClosed(
            writes,
            "Tenures/close_tenures.sql",
            units.SelectMany(unit => unit.Tenures.Closed.Select(row => (unit.PostKey, row.Row.Person, row.Id!.Value, row.To))));
        var rows = new TenureRows();
        foreach (var unit in units)
        {
            foreach (var added in unit.Tenures.Added)
                rows.Add(unit.PostKey, added.Row, new Period(added.From, added.To));
        }

        writes.Add(rows);
    }

    private static void AddSetAsides(Writes writes, IReadOnlyList<Unit> units)
    {
        AddClosed(
            writes,
            "Tenures/close_set_asides.sql",
            units.SelectMany(unit => unit.SetAsides.Closed.Select(row => (unit.PostKey, row.Row.Person, row.Id!.Value, row.To))));
        var rows = new SetAsideRows();
        foreach (var unit in units)
        {
            foreach (var added in unit.SetAsides.Added)
                rows.Add(unit.PostKey, added.Row, new Period(added.From, added.To));
        }

        writes.Add(rows);
    }

    private static void AddClosed(Writes writes, string file, IEnumerable<(long Post, string Person, long Id, DateTime To)> rows)
    {
        var closed = rows.ToList();
        if (closed.Count == 0)
            return;
        writes.Add(
            file,
            closed.Select(row => row.Post).ToArray(),
            closed.Select(row => row.Person).ToArray(),
            closed.Select(row => row.Id).ToArray(),
            closed.Select(row => row.To).ToArray());
    }
}
