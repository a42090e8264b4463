using Facts.Domain;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Store.Storage;
using Marten;

namespace Facts.Store.People;

/// <summary>
/// Keeps <c>people</c>, one row a declared person, and the links among them: those in people's own streams hold everywhere, and stand
/// under no organization.
/// </summary>
internal sealed class PeopleProjection : InlineProjection
{
    protected override Task ProjectAsync(IDocumentOperations session, Save save, IReadOnlyList<PendingEvent> events, CancellationToken stop)
    {
        Project(events, save.Writes);
        DeathWriter.Add(save.Writes, save.Deaths);
        return Task.CompletedTask;
    }

    private static void Project(IReadOnlyList<PendingEvent> events, Writes writes)
    {
        var declared = events.Where(e => e.Data is PersonDeclared).Select(e => (Person: (PersonDeclared)e.Data, e.RecordedAt)).ToList();
        if (declared.Count > 0)
        {
            writes.Add(
                "People/keep_people.sql",
                declared.Select(d => d.Person.Id).ToArray(),
                declared.Select(d => d.Person.Name).ToArray(),
                declared.Select(d => FactsJson.Write(d.Person.Aliases ?? [])).ToArray(),
                declared.Select(d => d.RecordedAt).ToArray(),
                declared.Select(d => d.Person.Organizations is { } home ? FactsJson.Write(home) : null).ToArray(),
                declared.Select(d => Word(d.Person.Kind)).ToArray());
        }

        foreach (var named in events.Select(e => e.Data).OfType<PersonNamed>())
        {
            writes.Add(
                "People/name_person.sql", named.Person, named.Name, named.Aliases?.ToArray(), named.ForAll is true, Word(named.Kind));
        }

        foreach (var recorded in events.Where(e => Streams.OrganizationOf(e.Stream) is null))
            IdentityWriter.Add(writes, "", recorded.Data, recorded.RecordedAt);
    }

    private static string? Word(HolderKind? kind) => kind?.ToString().ToLowerInvariant();
}
