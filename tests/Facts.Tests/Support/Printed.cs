using Spectre.Console;

namespace Facts.Tests.Support;

/// <summary>What a verb prints into a pipe: no colours, a width of its own.</summary>
internal static class Printed
{
    public static string By(Action<IAnsiConsole> write, int width = 120)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = width;
        write(console);
        return text.ToString().ReplaceLineEndings("\n");
    }
}
