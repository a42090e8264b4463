using Facts.Storage;
using Spectre.Console;

namespace Facts.Claims;

internal static class ClaimText
{
    public static void Write(IAnsiConsole console, ClaimView claim) => console.WriteLine(FactsJson.Write(claim));
}
