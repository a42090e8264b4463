using Facts.Domain.Organizations;
using Facts.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Facts.People;

/// <summary>
/// Keeps <c>people</c>, one row a declared person, and the links among them: those in people's own streams hold everywhere, and stand
/// under no organization.
/// </summary>
internal sealed class PeopleProjection : IProjection
{
    public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var declared = events.Where(e => e.Data is PersonDeclared).Select(e => (Person: (PersonDeclared)e.Data, e.Timestamp)).ToList();
        if (declared.Count > 0)
        {
            operations.QueueSqlCommand(
                Sql.File("People/keep_people.sql"),
                declared.Select(d => d.Person.Id).ToArray(),
                declared.Select(d => d.Person.Name).ToArray(),
                declared.Select(d => FactsJson.Write(d.Person.Aliases ?? [])).ToArray(),
                declared.Select(d => d.Timestamp).ToArray());
        }

        foreach (var recorded in events.Where(e => Streams.OrganizationOf(e.StreamKey) is null))
            IdentityWriter.Queue(operations, "", recorded.Data, recorded.Timestamp);

        return Task.CompletedTask;
    }
}
