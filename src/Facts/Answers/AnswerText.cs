using Facts.Domain.Answers;
using Facts.Storage;
using Spectre.Console;

namespace Facts.Answers;

internal static class AnswerText
{
    public static void Write(IAnsiConsole console, Answer answer) => console.WriteLine(FactsJson.Write(answer));
}

internal static class StateText
{
    public static void Write(IAnsiConsole console, StateView state) => console.WriteLine(FactsJson.Write(state));
}
