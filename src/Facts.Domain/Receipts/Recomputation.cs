using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Rules;

namespace Facts.Domain.Receipts;

/// <summary>An event that is proven to be in the log.</summary>
/// <param name="Stream">The key of its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="Data">What it says.</param>
public sealed record ProvenEvent(string Stream, long Version, DateTime RecordedAt, object Data);

/// <summary>
/// An answer, worked out from events alone: the same fold, rules and composition as the store's, without the store. Names are those of the
/// last event that is here, whatever was known when (as in every answer).
/// </summary>
public static class Recomputation
{
    /// <param name="question">What is asked.</param>
    /// <param name="rules">The rule set to decide by.</param>
    /// <param name="events">
    /// Those of the organization's stream that bear upon the post (<see cref="Bearing"/>), and of the people's who hold it; in any order.
    /// </param>
    /// <param name="published">When a source was published, by its id; null where that is not stated.</param>
    public static Answer Of(Question question, RuleSet rules, IEnumerable<ProvenEvent> events, Func<string, string?> published)
    {
        var ordered = events.OrderBy(one => one.Stream, StringComparer.Ordinal).ThenBy(one => one.Version).ToList();
        var stream = Streams.Organization(question.Organization);
        var (known, now) = (Begin(), Begin());
        foreach (var one in ordered.Where(one => one.Stream == stream))
        {
            now.Apply(one.Data, one.RecordedAt);
            if (one.RecordedAt <= question.Known.Moment)
                known.Apply(one.Data, one.RecordedAt);
        }

        var (post, names) = (question.Post, Names(ordered, question.Organization));
        var resolved = Resolution.Resolve(
            rules, post, known.Posts.GetValueOrDefault(post)?.Seats, known.About(post), known.Identities.Canonical);
        var declared = now.Posts.GetValueOrDefault(post);
        return Answering.Compose(
            rules,
            question,
            new Named(question.Organization, now.Name),
            new NamedPost(post, declared?.Name ?? post, declared?.Seats),
            Evidence.Of(resolved, question.On),
            person => names.Of(person));

        Organization Begin() => new(question.Organization, published);
    }

    /// <summary>People whose names an answer shows.</summary>
    public static IReadOnlyList<string> PeopleIn(Answer answer) =>
    [
        .. answer.Holders.Select(holder => holder.Person.Id).Concat(answer.ChangesThatDay.Select(change => change.Person.Id))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Sources whose day of publication may weigh: those of every wording.</summary>
    public static IReadOnlyList<string> SourcesOf(IEnumerable<object> events) =>
    [
        .. events.Select(data => data switch
            {
                ClaimEvent claim => claim.Source,
                ClaimCorrected corrected => corrected.Becomes.Source,
                _ => null,
            })
            .OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// A name that was given for some organizations stands in answers about these; else the id. What somebody is stands in all.
    /// </summary>
    private static NamesShown Names(IEnumerable<ProvenEvent> events, string organization)
    {
        var (names, elsewhere) = (new Dictionary<string, string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var organizations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var data in events.Select(one => one.Data))
        {
            if (data is PersonDeclared declared)
            {
                names[declared.Id] = declared.Name;
                if (declared.Organizations?.Contains(organization) == false)
                    elsewhere.Add(declared.Id);
                if (declared.Kind is HolderKind.Organization)
                    organizations.Add(declared.Id);
            }
            else if (data is PersonNamed named)
            {
                names[named.Person] = named.Name;
                if (named.ForAll is true)
                    elsewhere.Remove(named.Person);
                if (named.Kind is HolderKind.Organization)
                    organizations.Add(named.Person);
            }
        }

        foreach (var person in elsewhere)
            names.Remove(person);
        return new NamesShown(names, organizations);
    }

    private sealed record NamesShown(Dictionary<string, string> Names, HashSet<string> Organizations)
    {
        public Named Of(string person) => new(person, Names.GetValueOrDefault(person, person))
        {
            Kind = Organizations.Contains(person) ? HolderKind.Organization : null,
        };
    }
}
