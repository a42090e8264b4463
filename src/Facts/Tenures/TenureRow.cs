using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Storage;
using Npgsql;

namespace Facts.Tenures;

/// <summary>A tenure as its row holds it. Equal rows are the same belief.</summary>
internal sealed record TenureRow(string Person, Period Valid, Period Certain, string Detail)
{
    public static TenureRow Of(Tenure tenure) => new(tenure.Person, tenure.Possible, tenure.Certain, FactsJson.Write(new Rest
    {
        Capacity = tenure.Capacity,
        From = tenure.From?.Text,
        To = tenure.To?.Text,
        Disputed = tenure.Disputed ? true : null,
        OtherFrom = Texts(tenure.OtherStarts),
        OtherTo = Texts(tenure.OtherEnds),
        Because = tenure.Because,
        Outranked = tenure.Outranked.Count == 0 ? null : [.. tenure.Outranked.Select(aside => aside.Claim)],
    }));

    /// <summary>Reads the columns <c>person, valid, certain, detail</c> from <paramref name="column"/> on.</summary>
    public static TenureRow Read(NpgsqlDataReader reader, int column) =>
        new(reader.GetString(column), reader.Period(column + 1), reader.Period(column + 2), reader.GetString(column + 3));

    public Tenure ToTenure()
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
            OtherStarts = [.. (rest.OtherFrom ?? []).Select(Boundary.Parse)],
            OtherEnds = [.. (rest.OtherTo ?? []).Select(Boundary.Parse)],
            Because = rest.Because,
            Outranked = [.. (rest.Outranked ?? []).Select(claim => new SetAside(claim, Why.Outranked))],
        };
    }

    private static List<string>? Texts(IReadOnlyList<Boundary> boundaries) =>
        boundaries.Count == 0 ? null : [.. boundaries.Select(boundary => boundary.Text)];

    /// <summary>The column <c>detail</c>. Fields that say nothing are left out: most rows of a register have three.</summary>
    internal sealed record Rest
    {
        public Capacity? Capacity { get; init; }

        public string? From { get; init; }

        public string? To { get; init; }

        public bool? Disputed { get; init; }

        public IReadOnlyList<string>? OtherFrom { get; init; }

        public IReadOnlyList<string>? OtherTo { get; init; }

        public required IReadOnlyList<Ground> Because { get; init; }

        public IReadOnlyList<string>? Outranked { get; init; }
    }
}
