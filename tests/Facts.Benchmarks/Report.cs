using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Facts.Benchmarks;

/// <summary>All rows, as a table for people and as JSON for programs.</summary>
internal sealed class Report(string mode, string machine)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<(string Measure, Row Row)> _rows = [];
    private readonly string _day = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void Add(string measure, IEnumerable<Row> rows) => _rows.AddRange(rows.Select(row => (measure, row)));

    public string Markdown()
    {
        var text = new StringBuilder($"{mode}, {_day}; {machine}. Median (least to most) of the rounds; ratios round by round.\n\n");
        text.Append("| measure | what | median | unit | ratio | against | target |\n|---|---|---:|---|---:|---|---|\n");
        foreach (var (measure, row) in _rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {measure} | {row.What} | {Shown(row.Value, Figure)} | {row.Unit} | ");
            text.Append(row.Ratio is null ? "" : Shown(row.Ratio, Ratio));
            text.Append(CultureInfo.InvariantCulture, $" | {row.Against} | {row.Target} |\n");
        }

        return text.ToString();
    }

    public string Json() => JsonSerializer.Serialize(
        new
        {
            mode,
            day = _day,
            machine,
            rows = _rows.Select(one => new
            {
                one.Measure,
                one.Row.What,
                one.Row.Unit,
                value = Numbers(one.Row.Value),
                one.Row.Against,
                ratio = one.Row.Ratio is { } ratio ? Numbers(ratio) : null,
                one.Row.Target,
            }),
        },
        Indented);

    private static object? Numbers(Series series) => series.Values.Count == 0
        ? null
        : new { series.Median, series.Least, series.Most, rounds = series.Values };

    private static string Shown(Series series, Func<double, string> print) => series.Values.Count switch
    {
        0 => "",
        1 => print(series.Median),
        _ => $"{print(series.Median)} ({print(series.Least)}–{print(series.Most)})",
    };

    private static string Figure(double value) => value.ToString(Math.Abs(value) < 10 ? "0.00" : "#,0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
