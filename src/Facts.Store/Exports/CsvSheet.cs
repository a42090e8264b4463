using System.Globalization;
using System.Text;
using CsvHelper;
using Facts.Domain.Exports;

namespace Facts.Store.Exports;

/// <summary>A column: its name, what is in it, and whether that is a number.</summary>
internal sealed record CsvColumn<T>(string Name, Func<T, string?> Value, bool IsNumber = false);

/// <summary>
/// CSV as RFC 4180 has it: UTF-8 without a mark, a header, CRLF; absent is empty. Texts are guarded against being taken for formulas
/// (<see cref="Cell"/>); numbers are not, as we print those ourselves.
/// </summary>
internal static class CsvSheet
{
    public static async Task WriteAsync<T>(
        Stream into, IReadOnlyList<CsvColumn<T>> columns, IAsyncEnumerable<IEnumerable<T>> rows, CancellationToken stop)
    {
        var text = new StreamWriter(into, new UTF8Encoding(false), leaveOpen: true);
        var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        await csv.NextRecordAsync();
        await foreach (var chunk in rows.WithCancellation(stop))
        {
            foreach (var row in chunk)
            {
                foreach (var column in columns)
                    csv.WriteField(column.Value(row) is not { } value ? "" : column.IsNumber ? value : Cell.Guard(value));
                await csv.NextRecordAsync();
            }

            await text.FlushAsync(stop);
        }

        await text.FlushAsync(stop);
    }

    public static string Of(bool truth) => truth ? "true" : "false";
}
