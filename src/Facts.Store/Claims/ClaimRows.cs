using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Claims;

/// <summary>New rows of <c>claims</c>.</summary>
internal sealed class ClaimRows : Rows
{
    private readonly Column<string?> _id, _organization, _source;
    private readonly Column<Guid> _event;
    private readonly Column<long?> _post;
    private readonly Column<string?> _person, _claim;

    public ClaimRows() : base("facts.claims")
    {
        _id = Text("id");
        _event = Uuid("event");
        _organization = Text("organization");
        _source = Text("source");
        _post = BigintOrNull("post");
        _person = Text("person");
        _claim = Json("claim");
    }

    public void Add(Claim claim, Guid recordedBy, IReadOnlyDictionary<string, long> postKeys)
    {
        var about = claim.Body as PostClaim;
        long? post = about is null ? null : postKeys[about.Post];
        // Most claims stay as they were said, and then their event has it all. Those off posts are searched by what they say.
        var json = about is null || !claim.IsUntouched ? FactsJson.Write(claim) : null;
        Add(claim.Id, recordedBy, claim.Body.Organization, claim.Body.Source, post, about?.Person, json);
    }

    public void Add(string id, Guid recordedBy, string organization, string source, long? post, string? person, string? claim)
    {
        _id.Add(id);
        _event.Add(recordedBy);
        _organization.Add(organization);
        _source.Add(source);
        _post.Add(post);
        _person.Add(person);
        _claim.Add(claim);
    }

    /// <summary>Keeps what became of claims that were recorded before.</summary>
    public static void Keep(Writes writes, string[] ids, string[] sources, long[] posts, string?[] people, string[] claims) =>
        writes.Add("Claims/keep_claims.sql", ids, sources, posts, people, claims);

    /// <summary>Keeps of whom, and of which posts, claims spoke before they were corrected.</summary>
    /// <param name="writes">Gets the statement.</param>
    /// <param name="corrected">Claims whose former wordings are replaced.</param>
    /// <param name="posts">Keys.</param>
    /// <param name="people">Likewise.</param>
    /// <param name="claims">Likewise.</param>
    public static void KeepFormer(Writes writes, string[] corrected, long[] posts, string[] people, string[] claims) =>
        writes.Add("Claims/keep_former_wordings.sql", corrected, posts, people, claims);

    /// <summary>A claim as it stands; null where there is none.</summary>
    public static async Task<Claim?> FindAsync(NpgsqlConnection connection, string id, CancellationToken stop) =>
        await Sql.Query(connection, "Claims/claim.sql", [id], Read, stop).FirstOrDefaultAsync(stop);

    /// <summary>What its row holds of it; null where its event has it all, or there is none.</summary>
    public static async Task<string?> KeptAsync(NpgsqlConnection connection, string id, CancellationToken stop) =>
        await Sql.Query(connection, "Claims/claim.sql", [id], r => r.Text(0), stop).FirstOrDefaultAsync(stop);

    /// <summary>
    /// A claim as it stands, from columns <c>claim::text, type, data::text, timestamp</c>: the last three are of its event, and there when
    /// the first is not.
    /// </summary>
    public static Claim Read(NpgsqlDataReader row) => Read(row, 0);

    /// <summary>The same, and behind it when its source was published, where a rule asks for that.</summary>
    public static Claim ReadPublished(NpgsqlDataReader row) => Read(row, 0) with { Published = row.Text(4) };

    /// <summary>The same, from a column on.</summary>
    public static Claim Read(NpgsqlDataReader row, int first) => row.Text(first) is { } claim
        ? FactsJson.Read<Claim>(claim)
        : new Claim
        {
            Body = EventReader.Read<ClaimEvent>(row, first + 1, first + 2),
            RecordedAt = row.GetDateTime(first + 3),
        };
}

/// <summary>New rows of <c>acts</c>.</summary>
internal sealed class ActRows : Rows
{
    private readonly Column<string?> _claim;
    private readonly Column<Guid> _event;

    public ActRows() : base("facts.acts")
    {
        _claim = Text("claim");
        _event = Uuid("event");
    }

    public void Add(string claim, Guid act)
    {
        _claim.Add(claim);
        _event.Add(act);
    }
}
