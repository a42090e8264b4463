using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Claims;

namespace Facts.Store.Exports;

/// <summary>Claims as a sheet, a row each, as they stand; with all their fields as JSON at the end. See ops/adr/0022-exports.md.</summary>
internal static class ClaimsCsv
{
    private static readonly CsvColumn<Row>[] Columns =
    [
        new("id", row => row.Claim.Id),
        new("kind", row => ClaimKinds.Of(row.Claim.Body)),
        new("status", row => ClaimView.StatusOf(row.Claim)),
        new("rank", row => Words.Of(row.Claim.Rank)),
        new("disputed", row => CsvSheet.Of(row.Claim.IsDisputed)),
        new("denied_by", row => string.Join(' ', row.Claim.DeniedBy)),
        new("organization", row => row.Claim.Body.Organization),
        new("post", row => row.Text("post")),
        new("person", row => row.Text("person")),
        new("when", row => row.Text("when")),
        new("from", row => row.Text("from")),
        new("to", row => row.Text("to")),
        new("on", row => row.Text("on")),
        new("capacity", row => row.Text("capacity")),
        new("sentence", row => row.Sentence),
        new("quote", row => row.Claim.Body.Quote?.Exact),
        new("start", row => $"{row.Claim.Body.Quote?.Start}", IsNumber: true),
        new("end", row => $"{row.Claim.Body.Quote?.End}", IsNumber: true),
        new("source", row => row.Claim.Body.Source),
        new("revision", row => $"{row.Claim.Body.Quote?.Snapshot}", IsNumber: true),
        new("source_title", row => row.Source?.Source.Title),
        new("source_url", row => row.Source?.Source.Url),
        new("attribution", row => row.Claim.Body.Attribution is { } way ? FactsJson.Write(way) : null),
        new("note", row => row.Claim.Body.Note),
        new("outcome", row => row.Claim.Outcome is { } ended ? Words.Of(ended.Outcome) : null),
        new("corrections", row => $"{row.Claim.Superseded.Count}", IsNumber: true),
        new("recorded_at", row => AsOf.Print(row.Claim.RecordedAt)),
        new("appended_at", row => row.Recorded.AppendedAt ?? AsOf.Print(row.Claim.RecordedAt)),
        new("recorded_by", row => row.Recorded.Actor),
        new("fields", row => row.Fields.ToJsonString(FactsJson.Options)),
    ];

    public static Task WriteAsync(Stream into, Scope scope, CancellationToken stop) =>
        CsvSheet.WriteAsync(into, Columns, RowsAsync(scope, stop), stop);

    private static async IAsyncEnumerable<IEnumerable<Row>> RowsAsync(Scope scope, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var claims in scope.ClaimsAsync(stop))
            yield return claims.Ids.Select(id => new Row(claims, claims[id]));
    }

    private sealed class Row(KnownClaims claims, Claim claim)
    {
        public Claim Claim => claim;

        /// <summary>As in an import line.</summary>
        public JsonObject Fields { get; } = ClaimFields.Of(claim.Body);

        public string Sentence => claims.Sentence(claim.Body);

        public KnownSource? Source => claims.Source(claim.Body.Source);

        public RecordedEvent Recorded => claims.HistoryOf(claim.Id).First(recorded => recorded.Upon == claim.Id);

        public string? Text(string field) => (string?)Fields[field];
    }
}
