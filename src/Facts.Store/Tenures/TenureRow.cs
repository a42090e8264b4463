using System.Globalization;
using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Tenures;

/// <summary>A tenure as its row holds it. Equal rows are the same belief.</summary>
internal sealed record TenureRow(string Person, Period Valid, Period Certain, string Detail)
{
    /// <summary>The same, read; no part of what is compared.</summary>
    private Tenure? _tenure;

    public static TenureRow Of(Tenure tenure) => new(tenure.Person, tenure.Possible, tenure.Certain, FactsJson.Write(new Rest
    {
        Capacity = tenure.Capacity,
        From = tenure.From?.Text,
        To = tenure.To?.Text,
        Disputed = tenure.Disputed ? true : null,
        DisputedOn = Texts(tenure.DisputedOn),
        Doubtful = Texts(tenure.Doubtful),
        Lingering = tenure.Lingering.IsEmpty ? null : Text(tenure.Lingering),
        Absent = tenure.Absent.IsEmpty ? null : Text(tenure.Absent),
        Preferred = tenure.Preferred ? true : null,
        Spoken = tenure.Spoken.Count == 0 ? null : [.. tenure.Spoken.Select(Text)],
        OtherFrom = Texts(tenure.OtherStarts),
        OtherTo = Texts(tenure.OtherEnds),
        Because = tenure.Because,
        Outranked = tenure.Outranked.Count == 0 ? null : [.. tenure.Outranked.Select(aside => aside.Claim)],
    }))
    {
        _tenure = tenure,
    };

    /// <summary>Reads the columns <c>person, valid, certain, detail</c> from <paramref name="column"/> on.</summary>
    public static TenureRow Read(NpgsqlDataReader reader, int column) =>
        new(reader.GetString(column), reader.Period(column + 1), reader.Period(column + 2), reader.GetString(column + 3));

    public bool Equals(TenureRow? other) =>
        other is not null && Person == other.Person && Valid == other.Valid && Certain == other.Certain && Detail == other.Detail;

    public override int GetHashCode() => HashCode.Combine(Person, Valid, Certain, Detail);

    public Tenure ToTenure() => _tenure ??= Parse();

    private Tenure Parse()
    {
        var rest = FactsJson.Read<Rest>(Detail);
        return new Tenure
        {
            Person = Person,
            Possible = Valid,
            Certain = Certain,
            Capacity = rest.Capacity,
            From = rest.From is null ? null : Boundary.Parse(rest.From),
            To = rest.To is null ? null : Boundary.Parse(rest.To),
            Disputed = rest.Disputed ?? false,
            DisputedOn = [.. (rest.DisputedOn ?? []).Select(PeriodOf)],
            Doubtful = [.. (rest.Doubtful ?? []).Select(PeriodOf)],
            Lingering = rest.Lingering is null ? Period.Empty : PeriodOf(rest.Lingering),
            Absent = rest.Absent is null ? Period.Empty : PeriodOf(rest.Absent),
            Preferred = rest.Preferred ?? false,
            Spoken = [.. (rest.Spoken ?? []).Select(DaysOf)],
            OtherStarts = [.. (rest.OtherFrom ?? []).Select(Boundary.Parse)],
            OtherEnds = [.. (rest.OtherTo ?? []).Select(Boundary.Parse)],
            Because = rest.Because,
            Outranked = [.. (rest.Outranked ?? []).Select(claim => new SetAside(claim, Why.Outranked))],
        };
    }

    private static List<string>? Texts(IReadOnlyList<Boundary> boundaries) =>
        boundaries.Count == 0 ? null : [.. boundaries.Select(boundary => boundary.Text)];

    private static List<string>? Texts(IReadOnlyList<Period> periods) => periods.Count == 0 ? null : [.. periods.Select(Text)];

    private static string Text(Period period) =>
        $"{(period.Start == Moments.Beginning ? Boundary.OpenText : AsOf.Print(period.Start))}/"
        + (period.End == Moments.Forever ? Boundary.OpenText : AsOf.Print(period.End));

    private static string Text(Days days) =>
        days.First == days.Last ? days.First.ToString("O", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{days.First:O}/{days.Last:O}");

    private static Period PeriodOf(string text) => text.Split('/') is [var start, var end]
        ? new Period(
            start == Boundary.OpenText ? Moments.Beginning : AsOf.TryParseInstant(start)!.Value,
            end == Boundary.OpenText ? Moments.Forever : AsOf.TryParseInstant(end)!.Value)
        : throw new JsonException($"'{text}' is no period.");

    private static Days DaysOf(string text)
    {
        var days = text.Split('/').Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        return new Days(days[0], days[^1]);
    }

    /// <summary>The column <c>detail</c>. Fields that say nothing are left out: most rows of a register have three.</summary>
    internal sealed record Rest
    {
        public Capacity? Capacity { get; init; }

        public string? From { get; init; }

        public string? To { get; init; }

        public bool? Disputed { get; init; }

        public IReadOnlyList<string>? DisputedOn { get; init; }

        public IReadOnlyList<string>? Doubtful { get; init; }

        public string? Lingering { get; init; }

        public string? Absent { get; init; }

        public bool? Preferred { get; init; }

        public IReadOnlyList<string>? Spoken { get; init; }

        public IReadOnlyList<string>? OtherFrom { get; init; }

        public IReadOnlyList<string>? OtherTo { get; init; }

        public required IReadOnlyList<Ground> Because { get; init; }

        public IReadOnlyList<string>? Outranked { get; init; }
    }
}
