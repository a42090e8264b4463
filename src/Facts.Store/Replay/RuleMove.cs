using Facts.Domain.Answers;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Recording;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Replay;

/// <summary>
/// Moves a store to another rule set: first what new organizations get, then one organization after the other, each in one step. Readers and
/// writers go on; each answer says by which rules it was found. What is left after a kill is moved by the next try.
/// </summary>
internal static class RuleMove
{
    public static async Task BeginAsync(NpgsqlDataSource database, RuleSet to, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await OrganizationLocks.LockIdentitiesAsync(connection, stop);
        await Sql.ExecuteAsync(connection, "Replay/begin_move.sql", [to.Name], stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Answers that would be others, as known now.</summary>
    public static IReadOnlyList<ChangeView> Changes(
        string organization, RuleSet from, Stored before, RuleSet to, Stored after, CancellationToken stop) =>
        Beliefs.Compare(Of(organization, from, before, after), Of(organization, to, after, after), stop, int.MaxValue).Changes;

    private static Beliefs Of(string organization, RuleSet rules, Stored stored, Stored declared)
    {
        var seats = declared.Posts.ToDictionary(post => post.Post, post => post.Seats, StringComparer.Ordinal);
        return new Beliefs(
            stored.Tenures.Where(row => row.Known.End == Moments.Forever).GroupBy(row => row.Post, StringComparer.Ordinal).ToDictionary(
                post => (organization, post.Key),
                post => new Belief(rules, seats.GetValueOrDefault(post.Key), [.. post.Select(row => row.Row.ToTenure())])),
            new Dictionary<string, Named>());
    }
}
