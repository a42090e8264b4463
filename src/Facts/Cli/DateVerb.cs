using System.CommandLine;
using System.Globalization;
using System.Text;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;

namespace Facts.Cli;

/// <summary><c>facts date</c>: how a date is read.</summary>
internal sealed class DateVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var texts = new Argument<string[]>("EXPR")
        {
            Description = "EDTF dates, or - for one per line on standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var julian = new Option<bool>("--julian")
        {
            Description = "Days of the Julian calendar, YYYY-MM-DD: prints the Gregorian day to enter, one a line",
        };
        var command = new Command("date", "How a date is read: level, earliest and latest") { texts, julian };
        command.SetAction(parsed =>
        {
            var valid = true;
            if (parsed.GetValue(julian))
            {
                foreach (var text in parsed.GetValue(texts)!.SelectMany(text => text == "-" ? Lines() : [text]))
                    valid &= WriteGregorian(text);
                return valid ? Exit.Done : Exit.Refused;
            }

            foreach (var text in parsed.GetValue(texts)!.SelectMany(text => text == "-" ? Lines() : [text]))
            {
                var read = Edtf.TryParse(text, out var date, out var error);
                valid &= read;
                var reading = new DateReading(text, read, date?.Level, Shown(date?.Earliest), Shown(date?.Latest), error);
                Terminal.WriteLine(FactsJson.Write(reading));
            }

            return valid ? Exit.Done : Exit.Refused;
        });
        return command;
    }

    private bool WriteGregorian(string text)
    {
        if (JulianDay.ToGregorian(text) is { } day)
        {
            Terminal.WriteLine(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            return true;
        }

        Refuse(new(Domain.Codes.InvalidDate, $"That is no day of the Julian calendar, YYYY-MM-DD: {Fields.Shown(text)}"));
        return false;
    }

    private IEnumerable<string> Lines()
    {
        using var input = new StreamReader(Terminal.OpenInput(), Encoding.UTF8);
        while (input.ReadLine() is { } line)
            yield return line;
    }

    private static string? Shown(EdtfBound? bound) => bound is { Kind: not EdtfBoundKind.Unknown } known ? known.ToString() : null;

    private sealed record DateReading(string Input, bool Valid, int? Level, string? Earliest, string? Latest, string? Error);
}
