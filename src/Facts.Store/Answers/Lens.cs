using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Organizations;
using Facts.Store.People;
using Npgsql;

namespace Facts.Store.Answers;

/// <summary>
/// Answers that no table holds: as if some claims had never spoken, or by another rule set than the store's. They are folded from the
/// stream, so they take as long as it is long.
/// </summary>
internal sealed class Lens(NpgsqlDataSource database, Facts.Store.Organizations.StreamReader streams)
{
    public const string Parameter = "rule";

    /// <summary>The rule set of that name; null where none is named.</summary>
    public static (RuleSet? Rules, Refusal? Refusal) Parse(string? name)
    {
        if (name is null)
            return (null, null);
        return RuleSet.Find(name) is { } rules ? (rules, null) : (null, new Refusal(
            Codes.InvalidValue, $"There is no rule set '{Fields.Shown(name)}'. There are: {string.Join(", ", RuleSet.All.Select(one => one.Name))}."));
    }

    /// <summary>An organization as known at a moment, seen through some rules.</summary>
    public async Task<Folded> FoldAsync(string organization, AsOf known, Omission without, RuleSet rules, CancellationToken stop)
    {
        var folded = await streams.FoldAsync(organization, known, without, stop);
        var people = folded.Claims.Values.SelectMany(claim => claim.Wordings()).Select(wording => folded.Identities.Canonical(wording.Person))
            .Distinct(StringComparer.Ordinal).ToArray();
        await using var connection = await database.OpenConnectionAsync(stop);
        var names = await PersonRows.FindAsync(connection, people, stop).Select(NameOf)
            .ToDictionaryAsync(row => row.Id, StringComparer.Ordinal, stop);
        return new Folded(folded, rules, names);

        // A name that was given for some organizations stands in answers about these; else the id.
        Named NameOf(PersonDeclared person) =>
            new(person.Id, person.Organizations?.Contains(organization) ?? true ? person.Name : person.Id) { Kind = person.Kind };
    }
}

/// <summary>An organization seen through some rules.</summary>
internal sealed record Folded(Organization Organization, RuleSet Rules, IReadOnlyDictionary<string, Named> Names)
{
    /// <summary>Claims of which some wording is about a post, and those that bear upon it although they name nobody in it.</summary>
    public IReadOnlyList<Claim> About(string post) => Organization.About(post);

    public Resolved Resolve(string post) =>
        Resolution.Resolve(Rules, post, Organization.Posts.GetValueOrDefault(post)?.Seats, About(post), Organization.Identities.Canonical);

    /// <summary>The answer to a question, with what the store's own answer says of names and seats.</summary>
    public Answer Answer(Question question, Answer stored) => Answering.Compose(
        Rules, question, stored.Organization, stored.Post, Evidence.Of(Resolve(question.Post), question.On), Name);

    /// <summary>Posts that are declared, or that some wording of a claim names.</summary>
    public IReadOnlySet<string> Posts => Organization.Claims.Values.SelectMany(claim => claim.Wordings()).Select(wording => wording.Post)
        .Concat(Organization.Posts.Keys).ToHashSet(StringComparer.Ordinal);

    /// <summary>Where other rules answer differently about a post.</summary>
    public IEnumerable<AnswerChange> Compare(string post, RuleSet others)
    {
        var seats = Organization.Posts.GetValueOrDefault(post)?.Seats;
        return Changes.InDays(
            post, new Belief(Rules, seats, Resolve(post).Tenures), new Belief(others, seats, (this with { Rules = others }).Resolve(post).Tenures));
    }

    public Named Name(string person) => Names.GetValueOrDefault(person) ?? new Named(person, person);
}
