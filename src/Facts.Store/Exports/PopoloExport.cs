using System.Runtime.CompilerServices;
using System.Text.Json;
using Facts.Domain.Exports;
using Facts.Domain.Organizations;
using Facts.Domain.Tenures;
using Facts.Store.People;

namespace Facts.Store.Exports;

/// <summary>
/// Popolo (popoloproject.com): people, organizations, posts, and tenures as memberships. What it has no place for (uncertain dates, what
/// a tenure rests on) stands in a <c>facts</c> object; see ops/adr/0022-exports.md.
/// </summary>
internal static class PopoloExport
{
    private const string Scheme = "facts";

    public static async Task WriteAsync(Stream into, Scope scope, CancellationToken stop)
    {
        // Not disposed: that would write what an export that failed has left.
        var json = Json.To(into);
        json.WriteStartObject();
        await SectionAsync(json, "persons", scope.PeopleAsync(stop), people => PeopleAsync(json, people, scope, stop), stop);
        await SectionAsync(json, "organizations", OrganizationsAsync(scope, stop), async all =>
        {
            var ends = await Ends.ReadAsync(scope, [], all.Select(one => one.Id), stop);
            await Each(all, one =>
            {
                Start(json, scope.Iris.Of(QName.Organization(one.Id)), one.Name);
                Aliases(json, one.Aliases ?? [], one.Name);
                Identifiers(json, [one.Id]);
                json.Text("dissolution_date", ends.OfOrganization(one.Id));
            });
        }, stop);
        await SectionAsync(json, "posts", scope.PostsAsync(stop), posts => PostsAsync(json, posts, scope, stop), stop);
        await SectionAsync(json, "memberships", scope.TenuresAsync(stop), async tenures =>
        {
            var links = await PopoloLinks.ReadAsync(scope, tenures, stop);
            await Each(tenures, one => Membership(json, one, scope.Iris, links.Of(one.Tenure)));
        }, stop);
        json.WriteEndObject();
        await json.FlushAsync(stop);

        async Task PostsAsync(
            Utf8JsonWriter json, IReadOnlyList<Domain.Organizations.PostDeclared> posts, Scope scope, CancellationToken stop)
        {
            var ends = await Ends.ReadAsync(scope, [], posts.Select(post => post.Organization), stop);
            await Each(posts, post => Post(post, ends));
        }

        void Post(Domain.Organizations.PostDeclared post, Ends ends)
        {
            Start(json, scope.Iris.Of(QName.Post(post.Organization, post.Id)), null);
            json.WriteString("label", post.Name);
            json.WriteString("role", post.Name);
            json.WriteString("organization_id", scope.Iris.Of(QName.Organization(post.Organization)));
            json.Text("end_date", ends.OfPost(post.Organization, post.Id));
            json.WriteStartObject(Scheme);
            json.WriteString("id", post.Id);
            if (post.Seats is { } seats)
                json.WriteNumber("seats", seats);
            json.WriteEndObject();
        }

        Task Each<T>(IEnumerable<T> all, Action<T> write)
        {
            foreach (var one in all)
            {
                json.WriteStartObject();
                write(one);
                json.WriteEndObject();
            }

            return Task.CompletedTask;
        }

        async Task PeopleAsync(Utf8JsonWriter json, IReadOnlyList<Domain.Organizations.PersonDeclared> people, Scope scope, CancellationToken stop)
        {
            var known = await IdentityReader.AtAsync(
                scope.Store.Connection, [.. people.Select(person => person.Id)], scope.Known.Moment, stop);
            var ends = await Ends.ReadAsync(scope, people.SelectMany(person => known.Decided.Everyone(person.Id)), [], stop);
            await Each(people.Where(person => person.Kind is null), person =>
            {
                Start(json, scope.Iris.Of(QName.Person(person.Id)), person.Name);
                Aliases(json, person.Aliases ?? [], person.Name);
                Identifiers(json, known.Decided.Everyone(person.Id).Order(StringComparer.Ordinal).Prepend(person.Id).Distinct());
                json.Text("death_date", ends.OfPerson(known.Decided.Everyone(person.Id)));
            });
        }
    }

    /// <summary>Those that are asked for, and those that hold posts in them.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<OrganizationDeclared>> OrganizationsAsync(
        Scope scope, [EnumeratorCancellation] CancellationToken stop)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var chunk in scope.OrganizationsAsync(stop))
        {
            listed.UnionWith(chunk.Select(one => one.Id));
            yield return chunk;
        }

        await foreach (var chunk in scope.PeopleAsync(stop))
        {
            yield return
            [
                .. chunk.Where(holder => holder.Kind is HolderKind.Organization && !listed.Contains(holder.Id))
                    .Select(holder => new OrganizationDeclared { Id = holder.Id, Name = holder.Name, Aliases = holder.Aliases }),
            ];
        }
    }

    private static async Task SectionAsync<T>(
        Utf8JsonWriter json, string name, IAsyncEnumerable<IReadOnlyList<T>> chunks, Func<IReadOnlyList<T>, Task> write, CancellationToken stop)
    {
        json.WriteStartArray(name);
        await foreach (var chunk in chunks.WithCancellation(stop))
        {
            await write(chunk);
            await json.FlushAsync(stop);
        }

        json.WriteEndArray();
    }

    private static void Start(Utf8JsonWriter json, string id, string? name)
    {
        json.WriteString("id", id);
        json.Text("name", name);
    }

    private static void Aliases(Utf8JsonWriter json, IReadOnlyList<string> aliases, string name)
    {
        json.WriteStartArray("other_names");
        foreach (var alias in aliases.Where(alias => alias != name))
        {
            json.WriteStartObject();
            json.WriteString("name", alias);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Identifiers(Utf8JsonWriter json, IEnumerable<string> ids)
    {
        json.WriteStartArray("identifiers");
        foreach (var id in ids)
        {
            json.WriteStartObject();
            json.WriteString("scheme", Scheme);
            json.WriteString("identifier", id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Membership(Utf8JsonWriter json, TenureOf one, Iris iris, IEnumerable<(string Url, string Note)> sources)
    {
        var tenure = one.Tenure;
        Start(json, iris.Of(TenureStatements.Name(one)), null);
        json.WriteString("role", one.Post.Name);
        if (one.Person.Kind is HolderKind.Organization)
        {
            json.WriteStartObject("member");
            Start(json, iris.Of(QName.Organization(one.Person.Id)), one.Person.Name);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString("person_id", iris.Of(QName.Person(one.Person.Id)));
        }

        json.WriteString("organization_id", iris.Of(QName.Organization(one.Organization.Id)));
        json.WriteString("post_id", iris.Of(QName.Post(one.Organization.Id, one.Post.Id)));
        json.Text("start_date", Date(tenure.From, tenure.OtherStarts));
        json.Text("end_date", Date(tenure.To, tenure.OtherEnds));
        json.WriteStartArray("sources");
        foreach (var (url, note) in sources)
        {
            json.WriteStartObject();
            json.WriteString("url", url);
            json.WriteString("note", note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject(Scheme);
        json.Text("capacity", tenure.Capacity is { } capacity ? Words.Of(capacity) : null);
        json.Text("from", tenure.From?.Text);
        json.Text("to", tenure.To?.Text);
        Texts(json, "other_from", tenure.OtherStarts.Select(boundary => boundary.Text));
        Texts(json, "other_to", tenure.OtherEnds.Select(boundary => boundary.Text));
        json.WriteString("certainty", TenureStatements.Certainty(tenure));
        json.WriteBoolean("disputed", tenure.Disputed);
        Texts(json, "claims", tenure.Because.Select(ground => ground.Claim).Distinct());
        json.WriteEndObject();
    }

    /// <summary>The narrowest date that holds every reading: a reader who knows no uncertainty is told less, and nothing wrong.</summary>
    private static string? Date(Boundary? boundary, IReadOnlyList<Boundary> others) => boundary is null || boundary.IsOpen
        ? null
        : ReducedDate.Of(
            others.Select(other => other.Earliest).Append(boundary.Earliest).Min(),
            others.Select(other => other.Latest).Append(boundary.Latest).Max());

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        if (all.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in all)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
