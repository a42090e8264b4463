using Facts.Domain.Claims;
using Facts.People;
using Facts.Storage;
using Marten;

namespace Facts.Tenures;

/// <summary>Queues what a save changes, table by table, with arrays: the number of statements does not grow with the save.</summary>
internal static class WorkWriter
{
    public static void Queue(IDocumentOperations operations, IReadOnlyList<Work> work)
    {
        operations.QueueSqlCommand(
            Sql.File("Organizations/keep_organizations.sql"),
            work.Select(w => w.Organization.Id).ToArray(),
            work.Select(w => w.Declared?.Name).ToArray(),
            work.Select(w => w.Declared is null ? null : FactsJson.Write(w.Declared.Aliases ?? [])).ToArray(),
            Sql.Times(work.Select(w => w.RecordedAt)));
        QueuePosts(operations, work);
        QueueIdentities(operations, work);
        QueueClaims(operations, work);
        QueueTenures(operations, [.. work.SelectMany(w => w.Units)]);
        QueueSetAsides(operations, [.. work.SelectMany(w => w.Units)]);
    }

    private static void QueuePosts(IDocumentOperations operations, IEnumerable<Work> work)
    {
        var posts = work.SelectMany(w => w.Posts.Select(post => (Key: w.PostKeys[post.Id], post.Name, post.Seats))).ToList();
        if (posts.Count == 0)
            return;
        operations.QueueSqlCommand(
            Sql.File("Organizations/name_posts.sql"),
            posts.Select(post => post.Key).ToArray(),
            posts.Select(post => post.Name).ToArray(),
            posts.Select(post => post.Seats ?? 0).ToArray());
    }

    private static void QueueIdentities(IDocumentOperations operations, IEnumerable<Work> work)
    {
        foreach (var organization in work)
        {
            foreach (var (identity, recordedAt) in organization.Identities)
                IdentityWriter.Queue(operations, organization.Organization.Id, identity, recordedAt);
        }
    }

    private static void QueueClaims(IDocumentOperations operations, IReadOnlyList<Work> work)
    {
        var claims = work.SelectMany(w => w.Changed.Select(claim => (Claim: claim, Work: w))).ToList();
        if (claims.Count == 0)
            return;
        operations.QueueSqlCommand(
            Sql.File("Claims/keep_claims.sql"),
            claims.Select(c => c.Claim.Id).ToArray(),
            claims.Select(c => c.Claim.Body.Organization).ToArray(),
            claims.Select(c => c.Claim.Body.Source).ToArray(),
            claims.Select(c => c.Claim.Body is PostClaim body ? c.Work.PostKeys[body.Post] : 0).ToArray(),
            claims.Select(c => (c.Claim.Body as PostClaim)?.Person).ToArray(),
            claims.Select(c => FactsJson.Write(c.Claim)).ToArray());

        var acts = work.SelectMany(w => w.Acts).Distinct().ToList();
        operations.QueueSqlCommand(
            Sql.File("Claims/keep_acts.sql"),
            acts.Select(act => act.Claim).ToArray(),
            acts.Select(act => act.Event).ToArray());

        var former = claims.SelectMany(c => c.Claim.Superseded.OfType<PostClaim>()
            .Where(old => c.Claim.Body is not PostClaim now || (old.Post, old.Person) != (now.Post, now.Person))
            .Select(old => (Post: c.Work.PostKeys[old.Post], old.Person, Claim: c.Claim.Id))).ToList();
        if (former.Count > 0)
        {
            operations.QueueSqlCommand(
                Sql.File("Claims/keep_former_wordings.sql"),
                former.Select(f => f.Post).ToArray(),
                former.Select(f => f.Person).ToArray(),
                former.Select(f => f.Claim).ToArray());
        }
    }

    private static void QueueTenures(IDocumentOperations operations, IReadOnlyList<Unit> units)
    {
        QueueClosed(
            operations,
            "Tenures/close_tenures.sql",
            units.SelectMany(unit => unit.Tenures.Closed.Select(row => (unit.PostKey, row.Row.Person, row.Id!.Value, row.To))));
        var added = units.SelectMany(unit => unit.Tenures.Added.Select(row => (unit.PostKey, row.Row, row.From, row.To))).ToList();
        if (added.Count == 0)
            return;
        operations.QueueSqlCommand(
            Sql.File("Tenures/add_tenures.sql"),
            added.Select(a => a.PostKey).ToArray(),
            added.Select(a => a.Row.Person).ToArray(),
            Sql.Times(added.Select(a => a.Row.Valid.Start)),
            Sql.Times(added.Select(a => a.Row.Valid.End)),
            Sql.Times(added.Select(a => a.Row.Certain.Start)),
            Sql.Times(added.Select(a => a.Row.Certain.End)),
            Sql.Times(added.Select(a => a.From)),
            Sql.Times(added.Select(a => a.To)),
            added.Select(a => a.Row.Detail).ToArray());
    }

    private static void QueueSetAsides(IDocumentOperations operations, IReadOnlyList<Unit> units)
    {
        QueueClosed(
            operations,
            "Tenures/close_set_asides.sql",
            units.SelectMany(unit => unit.SetAsides.Closed.Select(row => (unit.PostKey, row.Row.Person, row.Id!.Value, row.To))));
        var added = units.SelectMany(unit => unit.SetAsides.Added.Select(row => (unit.PostKey, row.Row, row.From, row.To))).ToList();
        if (added.Count == 0)
            return;
        operations.QueueSqlCommand(
            Sql.File("Tenures/add_set_asides.sql"),
            added.Select(a => a.PostKey).ToArray(),
            added.Select(a => a.Row.Person).ToArray(),
            Sql.Times(added.Select(a => a.Row.Valid.Start)),
            Sql.Times(added.Select(a => a.Row.Valid.End)),
            Sql.Times(added.Select(a => a.From)),
            Sql.Times(added.Select(a => a.To)),
            added.Select(a => a.Row.Claim).ToArray(),
            added.Select(a => a.Row.Why.ToString().ToLowerInvariant()).ToArray());
    }

    private static void QueueClosed(
        IDocumentOperations operations,
        string file,
        IEnumerable<(long Post, string Person, long Id, DateTime To)> rows)
    {
        var closed = rows.ToList();
        if (closed.Count == 0)
            return;
        operations.QueueSqlCommand(
            Sql.File(file),
            closed.Select(row => row.Post).ToArray(),
            closed.Select(row => row.Person).ToArray(),
            closed.Select(row => row.Id).ToArray(),
            Sql.Times(closed.Select(row => row.To)));
    }
}
