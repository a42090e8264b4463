using Spectre.Console;

namespace Facts.Commands;

/// <summary>Answers go to standard output; notes, progress and refusals to standard error.</summary>
internal static class Terminal
{
    public static TextWriter Out { get; } = System.Console.Out;

    public static IAnsiConsole Console { get; } = Make(System.Console.Out, System.Console.IsOutputRedirected);

    public static IAnsiConsole Error { get; } = Make(System.Console.Error, System.Console.IsErrorRedirected);

    public static bool ErrorIsTerminal => !System.Console.IsErrorRedirected;

    public static void Note(string line) => System.Console.Error.WriteLine(line);

    public static int Fail(int exit, string code, string message)
    {
        System.Console.Error.WriteLine($"facts: {code}: {message}");
        return exit;
    }

    private static IAnsiConsole Make(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        // What a pipe or file gets does not depend on the size of some window.
        if (redirected)
            console.Profile.Width = 120;
        return console;
    }
}
