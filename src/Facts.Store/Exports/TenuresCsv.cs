using System.Globalization;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Store.Exports;

/// <summary>Tenures as a sheet, a row each, in the order of timelines. The columns are told in ops/adr/0022-exports.md.</summary>
internal static class TenuresCsv
{
    private static readonly CsvColumn<TenureOf>[] Columns =
    [
        new("organization", one => one.Organization.Id),
        new("organization_name", one => one.Organization.Name),
        new("post", one => one.Post.Id),
        new("post_name", one => one.Post.Name),
        new("person", one => one.Person.Id),
        new("person_name", one => one.Person.Name),
        new("capacity", one => one.Tenure.Capacity is { } capacity ? Words.Of(capacity) : null),
        new("from", one => one.Tenure.From?.Text),
        new("from_earliest", one => Earliest(one.Tenure.From)),
        new("from_latest", one => Latest(one.Tenure.From)),
        new("other_from", one => Texts(one.Tenure.OtherStarts)),
        new("to", one => one.Tenure.To?.Text),
        new("to_earliest", one => Earliest(one.Tenure.To)),
        new("to_latest", one => Latest(one.Tenure.To)),
        new("other_to", one => Texts(one.Tenure.OtherEnds)),
        new("end_inferred", one => CsvSheet.Of(one.Tenure.Because.Any(ground => ground.Inferred == true))),
        new("certainty", one => TenureStatements.Certainty(one.Tenure)),
        new("disputed", one => CsvSheet.Of(one.Tenure.Disputed)),
        new("claims", one => string.Join(' ', one.Tenure.Because.Select(ground => ground.Claim).Distinct(StringComparer.Ordinal))),
        new("person_kind", one => one.Person.Kind is { } kind ? Words.Of(kind) : null),
    ];

    public static Task WriteAsync(Stream into, Scope scope, CancellationToken stop) =>
        CsvSheet.WriteAsync(into, Columns, scope.TenuresAsync(stop), stop);

    private static string? Earliest(Boundary? boundary) => boundary is null || boundary.Earliest == Moments.Beginning || boundary.IsOpen
        ? null
        : Moment(boundary.Earliest, boundary.Earliest.TimeOfDay == TimeSpan.Zero);

    private static string? Latest(Boundary? boundary) => boundary is null || boundary.Latest == Moments.Forever || boundary.IsOpen
        ? null
        : Moment(boundary.Latest, boundary.Latest.TimeOfDay == TimeSpan.FromDays(1) - Moments.Tick);

    /// <summary>A day where the moment is the first or last of it, else the instant.</summary>
    private static string Moment(DateTime moment, bool isWhole) =>
        isWhole ? moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : AsOf.Print(moment);

    /// <summary>EDTF has no blanks.</summary>
    private static string Texts(IReadOnlyList<Boundary> boundaries) => string.Join(' ', boundaries.Select(boundary => boundary.Text));
}
