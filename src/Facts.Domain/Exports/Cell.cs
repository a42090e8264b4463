namespace Facts.Domain.Exports;

/// <summary>
/// Texts in cells of CSV that no spreadsheet takes for a formula (OWASP, CSV Injection; CWE-1236). A cell that begins with
/// <c>= + - @</c>, their full-width forms, a tab or a line break gets an apostrophe in front. So does one that begins with an apostrophe,
/// and nothing is lost: whoever reads a cell that begins with one takes it off.
/// </summary>
public static class Cell
{
    private const char Mark = '\'';

    /// <summary>The text as it stands in the cell.</summary>
    public static string Guard(string text) =>
        text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\t' or '\r' or '\n' or Mark, ..] ? Mark + text : text;

    /// <summary>The text that a cell was made of.</summary>
    public static string Read(string cell) => cell is [Mark, .. var text] ? text : cell;
}
