using Facts.Storage;
using Spectre.Console;

namespace Facts.Timelines;

internal static class TimelineText
{
    public static void Write(IAnsiConsole console, TimelineView timeline) => console.WriteLine(FactsJson.Write(timeline));

    public static void Write(IAnsiConsole console, PersonView person) => console.WriteLine(FactsJson.Write(person));
}
