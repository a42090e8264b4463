using System.Runtime.CompilerServices;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Exports;
using Facts.Domain.Organizations;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Facts.Store.Tenures;

namespace Facts.Store.Exports;

/// <summary>What is exported: one organization or all that a store has, as known at a moment, from one snapshot.</summary>
/// <param name="Store">Where it is read from.</param>
/// <param name="Organization">Its id; null for the whole store.</param>
/// <param name="Known">Recorded time, inclusive; nothing that was recorded later is in it, names neither.</param>
/// <param name="Iris">What things are called by.</param>
/// <param name="Rules">By which tenures are reckoned.</param>
internal sealed record Scope(Snapshot Store, string? Organization, AsOf Known, Iris Iris, RuleSet Rules)
{
    private static readonly string[] ClaimTypes = EventTypes.NamesOf<ClaimEvent>();
    private static readonly string[] ActTypes = [.. ClaimTypes, .. EventTypes.NamesOf<ClaimAct>()];

    private object?[] Asked => [Organization ?? "", Known.Moment];

    public IAsyncEnumerable<IReadOnlyList<OrganizationDeclared>> OrganizationsAsync(CancellationToken stop) =>
        Store.ChunksAsync("Exports/organizations.sql", Asked, row => new OrganizationDeclared
        {
            Id = row.GetString(0),
            Name = row.Text(1) ?? row.GetString(0),
            Aliases = row.GetFieldValue<string[]>(2),
        }, stop);

    public IAsyncEnumerable<IReadOnlyList<PostDeclared>> PostsAsync(CancellationToken stop) =>
        Store.ChunksAsync("Exports/posts.sql", Asked, row => new PostDeclared
        {
            Organization = row.GetString(0),
            Id = row.GetString(1),
            Name = row.Text(2) ?? row.GetString(1),
            Seats = row.IsDBNull(3) ? null : row.GetInt32(3),
        }, stop);

    public IAsyncEnumerable<IReadOnlyList<PersonDeclared>> PeopleAsync(CancellationToken stop) =>
        Store.ChunksAsync("Exports/people.sql", Asked, row => new PersonDeclared
        {
            Id = row.GetString(0),
            Name = row.Text(1) ?? row.GetString(0),
            Aliases = row.IsDBNull(2) ? [] : row.GetFieldValue<string[]>(2),
            Kind = row.Kind(3),
        }, stop);

    public IAsyncEnumerable<IReadOnlyList<TenureOf>> TenuresAsync(CancellationToken stop) =>
        Store.ChunksAsync("Exports/tenures.sql", Asked, row => new TenureOf(
            new(row.GetString(0), row.Text(1) ?? row.GetString(0)),
            new(row.GetString(2), row.Text(3) ?? row.GetString(2), row.IsDBNull(4) ? null : row.GetInt32(4)),
            new(row.GetString(6), row.Text(5) ?? row.GetString(6)) { Kind = row.Kind(10) },
            TenureRow.Read(row, 6).ToTenure()), stop);

    public async IAsyncEnumerable<IReadOnlyList<KnownSource>> SourcesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var sources in Store.ChunksAsync("Exports/sources.sql", Asked, KnownSource.Read, stop))
            yield return await KnownSource.WithRevisionsAsync(Store.Connection, sources, Known, stop);
    }

    public IAsyncEnumerable<IReadOnlyList<string>> AgentsAsync(CancellationToken stop) =>
        Store.ChunksAsync("Exports/agents.sql", Asked, row => row.GetString(0), stop);

    public IAsyncEnumerable<IReadOnlyList<string>> ActorsAsync(CancellationToken stop) =>
        Store.ChunksAsync("Exports/actors.sql", [.. Asked, ActTypes], row => row.GetString(0), stop);

    /// <summary>Claims with their whole histories, in the order in which they were recorded.</summary>
    public async IAsyncEnumerable<KnownClaims> ClaimsAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var ids in Store.ChunksAsync("Exports/claims.sql", [.. Asked, ClaimTypes], row => row.GetString(0), stop))
            yield return await KnownClaims.ReadAsync(this, ids, stop);
    }
}

/// <summary>A tenure, with the names of what it is about.</summary>
internal sealed record TenureOf(Named Organization, NamedPost Post, Named Person, Tenure Tenure);
