using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Rules;
using Facts.Domain.Time;

namespace Facts.Domain.Tests.Tenures;

/// <summary>An organization with one post, to which claims are made one after the other; asked by day.</summary>
internal sealed class Board
{
    private readonly Dictionary<string, string> _published = new(StringComparer.Ordinal);
    private readonly Organization _organization;
    private readonly RuleSet _rules;
    private DateTime _recordedAt = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private int _claims;

    public Board(int? seats = null, RuleSet? rules = null)
    {
        _rules = rules ?? RuleSet.Editorial1;
        _organization = new("acme", source => _published.GetValueOrDefault(source));
        _organization.Apply(new PostDeclared { Organization = "acme", Id = "ceo", Name = "CEO", Seats = seats }, _recordedAt);
    }

    public string Appointed(string person, string when, Capacity? capacity = null, string source = "s", string? origin = null, string? speaker = null) =>
        Add(new AppointmentClaimed
        {
            Id = NextId(),
            Source = source,
            Organization = "acme",
            Post = "ceo",
            Person = person,
            When = when,
            Capacity = capacity,
            Origin = origin,
            Attribution = speaker is null ? null : [new Attribution(speaker)],
        });

    public string Dismissed(string person, string when, string source = "s", string? origin = null) =>
        Add(new DismissalClaimed { Id = NextId(), Source = source, Organization = "acme", Post = "ceo", Person = person, When = when, Origin = origin });

    public string Resigned(string person, string when) =>
        Add(new ResignationClaimed { Id = NextId(), Source = "s", Organization = "acme", Post = "ceo", Person = person, When = when });

    public string Held(string person, string? from, string? to, string source = "s") =>
        Add(new TenureClaimed { Id = NextId(), Source = source, Organization = "acme", Post = "ceo", Person = person, From = from, To = to });

    /// <summary>A start, an end, or <c>..</c> for an end that is none; or a day. Each claim has a source of its own.</summary>
    public string Says(
        string kind, string person, string? when = null, string? from = null, string? to = null, string? on = null, string? published = null,
        Capacity? capacity = null)
    {
        var (id, source) = (NextId(), $"s{_claims}");
        if (published is not null)
            _published[source] = published;
        return Add(kind switch
        {
            "appointment" => new AppointmentClaimed
            {
                Id = id,
                Source = source,
                Organization = "acme",
                Post = "ceo",
                Person = person,
                When = when!,
                Capacity = capacity,
            },
            "resignation" => new ResignationClaimed { Id = id, Source = source, Organization = "acme", Post = "ceo", Person = person, When = when! },
            _ => new TenureClaimed
            {
                Id = id,
                Source = source,
                Organization = "acme",
                Post = "ceo",
                Person = person,
                From = from,
                To = to,
                On = on,
                Capacity = capacity,
            },
        });
    }

    public string Died(string person, string when) =>
        Add(new DeathClaimed { Id = NextId(), Source = $"s{_claims}", Organization = "", Person = person, When = when });

    /// <summary>Of the organization, or of another one that holds posts in it.</summary>
    public string Dissolved(string when, string organization = "acme") =>
        Add(new DissolutionClaimed { Id = NextId(), Source = $"s{_claims}", Organization = organization, When = when });

    public string Abolished(string when, string post = "ceo") =>
        Add(new AbolitionClaimed { Id = NextId(), Source = $"s{_claims}", Organization = "acme", Post = post, When = when });

    public string Denied(string claim) => Add(new DenialClaimed { Id = NextId(), Source = "s", Organization = "acme", Denies = claim });

    public void Threatened() => Add(new ThreatClaimed { Id = NextId(), Source = "s", Organization = "acme", Action = "resign" });

    public void Planned(string person) =>
        Add(new PlanClaimed { Id = NextId(), Source = "s", Organization = "acme", Post = "ceo", People = [person], Action = "becomes CEO" });

    public void Ranked(string claim, Rank rank) => Act(new ClaimRanked { Claim = claim, Rank = rank });

    public void Retracted(string claim) => Act(new ClaimRetracted { Claim = claim });

    public void Corrected(string claim, Func<ClaimEvent, ClaimEvent> change) => Act(new ClaimCorrected
    {
        Claim = claim,
        Set = new Dictionary<string, System.Text.Json.JsonElement>(),
        Becomes = change(_organization.Claims[claim].Body),
    });

    public void Same(string person, string sameAs) => Apply(new Identity.PeopleIdentified { Person = person, SameAs = sameAs });

    public void NotSame(string person, string other) => Apply(new Identity.PeopleDistinguished { Person = person, NotSameAs = other });

    public IReadOnlyList<Claim> Claims => [.. _organization.Claims.Values];

    public Answer On(string day) => On(day, Claims);

    /// <summary>The answer that only these claims come to.</summary>
    public Answer On(string day, IReadOnlyList<Claim> claims)
    {
        var on = AsOf.TryParse(day)!;
        var question = new Question("acme", "ceo", on, AsOf.At(_recordedAt));
        var seats = _organization.Posts["ceo"].Seats;
        return Answering.Compose(_rules, question, new Named("acme", "Acme"), new NamedPost("ceo", "CEO", seats), Evidence.Of(Resolve(claims), on), id => new Named(id, id));
    }

    public RestingAnswer Resting(string day) =>
        new(_rules, "ceo", _organization.Posts["ceo"].Seats, Claims, _organization.Identities.Canonical, AsOf.TryParse(day)!.Moment);

    /// <summary>Holders of a day, short: <c>ann</c> for certain, <c>ann?</c> for possible, with a bang when disputed.</summary>
    public string Who(string day) =>
        string.Join(' ', On(day).Holders.Select(h => h.Person.Id + (h.Certainty == Certainty.Possible ? "?" : "") + (h.Disputed ? "!" : "")));

    public Resolved Resolve() => Resolve(Claims);

    private Resolved Resolve(IReadOnlyList<Claim> claims) =>
        Resolution.Resolve(_rules, "ceo", _organization.Posts["ceo"].Seats, claims, _organization.Identities.Canonical);

    private string NextId() => $"c{++_claims}";

    private string Add(ClaimEvent claim)
    {
        Apply(claim);
        return claim.Id;
    }

    private void Act(ClaimAct act) => Apply(act);

    private void Apply(object @event) => _organization.Apply(@event, _recordedAt = _recordedAt.AddDays(1));
}
