using Facts.Store.Sentences;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>What the reading verbs write on. Everything passes through <see cref="SafeText"/>, and nothing is read as markup.</summary>
internal sealed class Page
{
    /// <summary>Longer lines are hard to read; wide windows stay empty at the side.</summary>
    private const int MaxWidth = 120;

    public static readonly Style Strong = new(decoration: Decoration.Bold);
    public static readonly Style Faint = new(decoration: Decoration.Dim);
    public static readonly Style Doubt = new(Color.Yellow);

    /// <summary>Lines and rows: what comes after them is left out, and said to be.</summary>
    private const int Most = 2_000;

    private readonly IAnsiConsole _console;
    private int _room = Most;

    public Page(IAnsiConsole console)
    {
        _console = console;
        console.Profile.Width = Math.Min(console.Profile.Width, MaxWidth);
    }

    /// <summary>A paragraph, wrapped and indented by some columns.</summary>
    public void Line(string text, Style? style = null, int indent = 0)
    {
        if (--_room >= 0)
            _console.Write(new Flush(new Text(SafeText.Of(text), style), indent));
        else if (_room == -1)
            _console.Write(new Flush(new Text("… There is more. With --json it comes in pages.", Doubt), 0));
    }

    /// <summary>The words of a source, in quotation marks.</summary>
    public void Quote(string? quote, int indent)
    {
        if (quote is not null)
            Line($"“{quote}”", null, indent);
    }

    /// <summary>Where a claim is from: dim, its parts set apart, empty ones left out.</summary>
    public void Origin(int indent, params IEnumerable<string?> parts) =>
        Line(string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part))), Faint, indent);

    public void Heading(string text)
    {
        Gap();
        Line(text, Strong);
    }

    public void Gap()
    {
        if (_room > 0)
            _console.WriteLine();
    }

    /// <summary>A table, without the columns that are empty in every row. A line break in a cell stays.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        // One more than there is room for shows that there is more.
        var cells = rows.Take(Math.Max(_room, 0) + 1).Select(row => row.Select(Lines).ToList()).ToList();
        var isMore = cells.Count > _room;
        if (isMore)
            cells.RemoveAt(cells.Count - 1);
        if (cells.Count == 0)
        {
            if (isMore)
                Line("");
            return;
        }

        _room -= cells.Count;
        var used = Enumerable.Range(0, columns.Count).Where(column => cells.Exists(row => row[column].Length > 0)).ToList();
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in used)
            table.AddColumn(new TableColumn(new Text(columns[column], Strong)));
        foreach (var row in cells)
            table.AddRow(used.Select(column => new Text(row[column])));
        _console.Write(new Flush(table, 0));
        if (isMore)
            Line("");
    }

    private static string Lines(string cell) => string.Join('\n', cell.Split('\n').Select(SafeText.Of));
}
