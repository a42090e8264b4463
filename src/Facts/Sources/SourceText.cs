using Facts.Storage;
using Spectre.Console;

namespace Facts.Sources;

internal static class SourceText
{
    public static void Write(IAnsiConsole console, SourceView source) => console.WriteLine(FactsJson.Write(source));
}
