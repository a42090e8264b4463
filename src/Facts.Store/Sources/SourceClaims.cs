using System.Globalization;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Paging;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Sources;

/// <summary>A page of the claims of a source as they stand now.</summary>
/// <param name="Claims">In the order in which their quotes were found; those without a quote come last.</param>
/// <param name="Skipped">How many elements the pages before had of each other list.</param>
/// <param name="Next">The place where the next page begins; null at the end.</param>
internal sealed record SourceClaims(IReadOnlyList<Claim> Claims, int Skipped, SourceClaims.Place? Next)
{
    /// <summary>Claims, and elements of each other list, on a page at most.</summary>
    public const int Most = 1_000;

    /// <param name="connection">An open connection.</param>
    /// <param name="source">The source's id.</param>
    /// <param name="limit">The only organizations whose claims are to be seen; null for all.</param>
    /// <param name="from">Where the page begins.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<SourceClaims> ReadAsync(
        NpgsqlConnection connection, string source, IReadOnlySet<string>? limit, Place from, CancellationToken stop)
    {
        object?[] asked = [source, limit?.ToArray(), from.Start, from.Claim, Most, JsonPage.Size];
        var rows = await Sql.Query(
            connection, "Sources/claims_page.sql", asked, r => (Claim: ClaimRows.Read(r), Start: r.GetInt32(4), Fits: r.GetBoolean(5)), stop)
            .ToListAsync(stop);
        var next = rows.Where(row => !row.Fits).Select(row => new Place(row.Start, row.Claim.Id, from.Skipped + Most)).FirstOrDefault();
        return new([.. rows.Where(row => row.Fits).Select(row => row.Claim)], from.Skipped, next);
    }

    /// <summary>Where a page begins: opaque in a cursor.</summary>
    /// <param name="Start">Code points before the quote of its first claim.</param>
    /// <param name="Claim">The id of that claim.</param>
    /// <param name="Skipped">Elements of each other list that came before.</param>
    internal sealed record Place(int Start, string Claim, int Skipped)
    {
        private const char Between = ' ';

        public static readonly Place First = new(0, "", 0);

        /// <summary>Behind the last claim, where other lists go on.</summary>
        public static Place Behind(int skipped) => new(int.MaxValue, "~~", skipped);

        public string In(string list) => new Cursor(
            list, Moments.Beginning, string.Create(CultureInfo.InvariantCulture, $"{Start}{Between}{Skipped}{Between}{Claim}")).ToString();

        public static (Place? Place, Refusal? Refusal) Parse(string? after, string list)
        {
            if (after is null)
                return (First, null);
            var (cursor, bad) = Cursor.Parse(after, list);
            return cursor?.Last.Split(Between, 3) is [var start, var skipped, var claim]
                && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && int.TryParse(skipped, NumberStyles.None, CultureInfo.InvariantCulture, out var skip)
                ? (new Place(place, claim, skip), null)
                : (null, bad ?? Cursor.Bad);
        }
    }
}
