using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Organizations;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Paging;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Answers;

/// <summary>What the answers were and became between two recorded times: read post by post, a page of it.</summary>
internal sealed class ChangeReader(NpgsqlDataSource database)
{
    /// <summary>A page as it is asked for from outside; all pages are of the recorded times of the first.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="from">Recorded time to compare from, inclusive.</param>
    /// <param name="to">Recorded time to compare to, inclusive; ignored where a cursor has it.</param>
    /// <param name="named">How that was written; null for now.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(IReadOnlyList<ChangeView>? Changes, string? Next, Refusal? Refusal)> PageAsync(
        string organization, AsOf from, AsOf to, string? named, string? after, CancellationToken stop)
    {
        var list = $"changes\n{organization}\n{AsOf.Print(from.Moment)}\n{named}";
        var (cursor, bad) = after is null ? (null, null) : Cursor.Parse(after, list);
        var behind = cursor is null ? null : ChangePlace.Parse(cursor.Last);
        if (bad is not null || (cursor is not null && behind is null))
            return (null, null, bad ?? Cursor.Bad);
        var until = cursor is null ? to : AsOf.At(cursor.Known);
        var (page, refusal) = await BetweenAsync(organization, from, until, behind, stop);
        return (page?.Changes, page?.Last is { } last ? new Cursor(list, until.Moment, last.ToString()).ToString() : null, refusal);
    }

    /// <param name="organization">The organization's id.</param>
    /// <param name="from">Recorded time to compare from, inclusive.</param>
    /// <param name="to">Recorded time to compare to, inclusive.</param>
    /// <param name="behind">Where the page before ended; null for the first.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(ChangePage? Changes, Refusal? Refusal)> BetweenAsync(
        string organization, AsOf from, AsOf to, ChangePlace? behind, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        to = await Latest.OfAsync(connection, organization, to, stop);
        // Whoever asks backwards is told what it would be to forget.
        var (earlier, later) = from.Moment <= to.Moment ? (from.Moment, to.Moment) : (to.Moment, from.Moment);
        var posts = await ChangedPosts.FindAsync(connection, organization, earlier, later, stop);
        if (posts.Count == 0)
            return await Unknown.OrganizationAsync(connection, organization, stop) is { } refusal ? (null, refusal) : (new ChangePage([], null), null);
        object?[] asked = [posts.ToArray(), from.Moment, to.Moment, behind?.Post ?? ""];
        var (page, both) = (new ChangeGathering(behind), new Both(organization, ""));
        await foreach (var row in Sql.Query(connection, "Answers/beliefs_between.sql", asked, Row.Read, stop))
        {
            if (row.Post != both.Post)
            {
                both.AddTo(page, stop);
                if (page.IsFull)
                    return (page.Page, null);
                both = new Both(organization, row.Post);
            }

            both.Add(row);
        }

        both.AddTo(page, stop);
        return (page.Page, null);
    }

    private sealed record Row(
        string Post, string? Name, bool Earlier, bool Later, Tenure Tenure, int? Seats, RuleSet Rules, HolderKind? Kind)
    {
        public static Row Read(NpgsqlDataReader row) =>
            new(row.GetString(1), row.Text(2), row.GetBoolean(3), row.GetBoolean(4), Beliefs.Read(row, 5),
                row.IsDBNull(9) ? null : row.GetInt32(9), StoredRules.Of(row.Text(10)), row.Kind(11));
    }

    /// <summary>What is believed of one post by both times.</summary>
    private sealed class Both(string organization, string post)
    {
        private readonly List<Tenure> _before = [], _after = [];
        private readonly Dictionary<string, Named> _names = new(StringComparer.Ordinal);

        private RuleSet _rules = RuleSet.Editorial1;
        private int? _seats;

        public string Post => post;

        public void Add(Row row)
        {
            (_rules, _seats) = (row.Rules, row.Seats);
            if (row.Earlier)
                _before.Add(row.Tenure);
            if (row.Later)
                _after.Add(row.Tenure);
            _names[row.Tenure.Person] = new Named(row.Tenure.Person, row.Name ?? row.Tenure.Person) { Kind = row.Kind };
        }

        public void AddTo(ChangeGathering page, CancellationToken stop) => page.Add(
            organization, Changes.InDays(post, new(_rules, _seats, _before), new(_rules, _seats, _after)), person => _names[person], stop);
    }
}
