using System.Text.Json;
using Facts.Domain.Answers;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Claims;
using Facts.Store.Organizations;
using Facts.Store.People;
using Facts.Store.Recording;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Replay;

/// <summary>
/// Sets the tables of one organization right, in one transaction: readers see them as they were, and then as they ought to be. Only
/// writers of the same organization wait, while the events that came since are folded too and what differs is written.
/// </summary>
internal static class TableRepair
{
    public static async Task<Difference> MendAsync(NpgsqlDataSource database, Refold fold, RuleSet? to, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        // In the order of every other writer: identities, then organizations.
        await OrganizationLocks.ShareIdentitiesAsync(connection, stop);
        await OrganizationLocks.TakeAsync(connection, [fold.Id], stop);
        // Somebody may have moved it to other rules meanwhile.
        if (to is null && (await ReplayReader.RulesAsync(connection, [fold.Id], stop))[fold.Id] != fold.Rules)
            return Difference.Of(fold.Id, new(), new(), []);
        await ReplayReader.FoldAsync(connection, new Dictionary<string, Refold>(StringComparer.Ordinal) { [fold.Id] = fold }, stop);
        var right = fold.Result();
        var stored = (await ReplayReader.StoredAsync(connection, [fold.Id], stop))[fold.Id];
        var (wrong, missing) = (stored.Except(right), right.Except(stored));

        var keys = await KeysAsync(connection, fold.Id, right, stop);
        // Where a row stands twice or in pieces, it can't be said which to remove: all of them are written anew.
        var rewrite = stored.Odd.Count > 0 || stored.IsInPieces ? right : null;
        var before = await BeforeAsync(connection, keys.Values, stop);
        await Writes(fold.Id, wrong, missing, keys, rewrite).RunAsync(connection, stop);
        if (to is not null)
            await Sql.ExecuteAsync(connection, "Replay/set_rule.sql", [fold.Id, to.Name], stop);
        var after = await Beliefs.AtAsync(connection, keys.Values, Moments.Forever, stop);
        await transaction.CommitAsync(stop);
        return Difference.Of(fold.Id, wrong, missing, Beliefs.Compare(before, after, stop, int.MaxValue).Changes);
    }

    /// <summary>What was believed; nothing, when a row is there that nobody can read.</summary>
    private static async Task<Beliefs> BeforeAsync(NpgsqlConnection connection, IReadOnlyCollection<long> posts, CancellationToken stop)
    {
        try
        {
            return await Beliefs.AtAsync(connection, posts, Moments.Forever, stop);
        }
        catch (JsonException)
        {
            return new Beliefs(new Dictionary<(string, string), Belief>(), new Dictionary<string, Named>());
        }
    }

    /// <summary>Keys of the posts, those that had none among them.</summary>
    private static async Task<Dictionary<string, long>> KeysAsync(
        NpgsqlConnection connection, string organization, Stored right, CancellationToken stop)
    {
        var posts = right.Posts.Select(post => post.Post).Concat(right.Claims.Select(claim => claim.Post).OfType<string>())
            .Concat(right.Formers.Select(former => former.Post)).Distinct(StringComparer.Ordinal).ToArray();
        await PostRows.MakeAsync(connection, [.. posts.Select(_ => organization)], posts, stop);
        return await Sql.Query(connection, "Replay/keys.sql", [organization], r => (r.GetString(0), r.GetInt64(1)), stop)
            .ToDictionaryAsync(post => post.Item1, post => post.Item2, StringComparer.Ordinal, stop);
    }

    private static Writes Writes(string organization, Stored wrong, Stored missing, Dictionary<string, long> keys, Stored? rewrite)
    {
        var writes = new Writes();
        var (gone, tenures, setAsides) = (keys.Values.ToArray(), rewrite?.Tenures, rewrite?.SetAsides);
        if (rewrite is not null)
        {
            writes.Add("Replay/remove_all.sql", gone);
            writes.Add("Replay/remove_all_set_asides.sql", gone);
        }
        else
        {
            writes.Add(
                "Replay/remove_tenures.sql",
                wrong.Tenures.Select(row => keys[row.Post]).ToArray(),
                wrong.Tenures.Select(row => row.Row.Person).ToArray(),
                Sql.Ranges(wrong.Tenures.Select(row => row.Row.Valid.ToRange())),
                Sql.Ranges(wrong.Tenures.Select(row => row.Known.ToKnown())),
                Sql.Ranges(wrong.Tenures.Select(row => row.Row.Certain.ToRange())),
                wrong.Tenures.Select(row => row.Row.Detail).ToArray());
            writes.Add(
                "Replay/remove_set_asides.sql",
                wrong.SetAsides.Select(row => keys[row.Post]).ToArray(),
                wrong.SetAsides.Select(row => row.Row.Claim).ToArray(),
                Sql.Ranges(wrong.SetAsides.Select(row => row.Row.Valid.ToRange())),
                Sql.Ranges(wrong.SetAsides.Select(row => row.Known.ToKnown())));
        }

        AddRows(writes, tenures ?? missing.Tenures, setAsides ?? missing.SetAsides, keys);
        AddClaims(writes, organization, wrong, missing, keys);
        return writes;
    }

    private static void AddRows(
        Writes writes, IEnumerable<Held<TenureRow>> tenures, IEnumerable<Held<SetAsideRow>> setAsides, Dictionary<string, long> keys)
    {
        var (tenureRows, asideRows) = (new TenureRows(), new SetAsideRows());
        foreach (var row in tenures)
            tenureRows.Add(keys[row.Post], row.Row, row.Known);
        foreach (var row in setAsides)
            asideRows.Add(keys[row.Post], row.Row, row.Known);
        writes.Add(tenureRows);
        writes.Add(asideRows);
    }

    private static void AddClaims(Writes writes, string organization, Stored wrong, Stored missing, Dictionary<string, long> keys)
    {
        // What is missing here may stand as another organization's, or of no claim at all.
        var acts = wrong.Acts.Union(missing.Acts).ToList();
        writes.Add("Replay/remove_claims.sql", [wrong.Claims.Union(missing.Claims).Select(claim => claim.Id).ToArray()]);
        writes.Add("Replay/remove_acts.sql", acts.Select(act => act.Claim).ToArray(), acts.Select(act => act.Event).ToArray());
        writes.Add(
            "Replay/remove_former_wordings.sql",
            wrong.Formers.Select(former => keys[former.Post]).ToArray(),
            wrong.Formers.Select(former => former.Person).ToArray(),
            wrong.Formers.Select(former => former.Claim).ToArray());
        ClaimRows.KeepFormer(
            writes,
            [],
            [.. missing.Formers.Select(former => keys[former.Post])],
            [.. missing.Formers.Select(former => former.Person)],
            [.. missing.Formers.Select(former => former.Claim)]);
        foreach (var (person, sameAs) in wrong.Links)
            IdentityWriter.Unlink(writes, organization, person, sameAs);
        foreach (var (person, sameAs) in missing.Links)
            IdentityWriter.Link(writes, organization, person, sameAs);
        var decisions = missing.Decisions.OrderBy(decision => decision.Number).ToList();
        writes.Add(
            "Replay/keep_decisions.sql",
            organization,
            wrong.Decisions.Select(decision => decision.Number).ToArray(),
            decisions.Select(decision => decision.Number).ToArray(),
            decisions.Select(decision => decision.Person).ToArray(),
            decisions.Select(decision => decision.Other).ToArray(),
            decisions.Select(decision => decision.Same).ToArray(),
            decisions.Select(decision => decision.RecordedAt).ToArray());
        var unknown = wrong.Posts.Select(post => post.Post).Except(missing.Posts.Select(post => post.Post), StringComparer.Ordinal);
        writes.Add("Replay/remove_posts.sql", unknown.Select(post => keys[post]).ToArray());
        writes.Add("Replay/undeclare_posts.sql", missing.Posts.Where(post => post.Name is null).Select(post => keys[post.Post]).ToArray());
        var named = missing.Posts.Where(post => post.Name is not null).ToList();
        PostRows.Name(
            writes, [.. named.Select(post => keys[post.Post])], [.. named.Select(post => post.Name!)], [.. named.Select(post => post.Seats ?? 0)]);
        var (claimRows, actRows) = (new ClaimRows(), new ActRows());
        foreach (var claim in missing.Claims)
        {
            long? post = claim.Post is null ? null : keys[claim.Post];
            claimRows.Add(claim.Id, claim.Event, organization, claim.Source, post, claim.Person, claim.Json);
        }

        foreach (var (claim, act) in missing.Acts)
            actRows.Add(claim, act);
        writes.Add(claimRows);
        writes.Add(actRows);
    }
}
