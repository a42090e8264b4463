using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Tests.Support;

/// <summary>The tenures that are believed now, beside those that a fold of the events gives.</summary>
internal static class EventsAndTables
{
    /// <summary>Fails unless the two are the same in every post of an organization, row by row.</summary>
    public static async Task ShouldAgreeAsync(FactsStore store, string id)
    {
        var organization = await LiveFold.OrganizationAsync(store, id, Moments.Forever);
        var rows = await RowsAsync(store, id);
        foreach (var post in LiveFold.PostsOf(organization))
        {
            var expected = LiveFold.Resolve(RuleSet.Editorial2, organization, post).Tenures.Select(TenureRow.Of).Select(row => row.ToString());
            rows[post].Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal), $"{id} {post}");
        }
    }

    private static async Task<ILookup<string, string>> RowsAsync(FactsStore store, string organization)
    {
        var rows = new List<(string Post, string Row)>();
        await using var command = store.Session.Database.Source.CreateCommand("""
            select t.person, t.valid, t.certain, t.detail::text, p.id from facts.tenures t join facts.posts p on p.key = t.post
            where p.organization = $1 and upper_inf(t.known)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = organization });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add((reader.GetString(4), TenureRow.Read(reader, 0).ToString()));
        return rows.ToLookup(row => row.Post, row => row.Row);
    }
}
