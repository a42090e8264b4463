using Facts.Store.Sentences;
using Spectre.Console;

namespace Facts.Cli;

/// <summary>Answers go to standard output; notes, progress and refusals to standard error.</summary>
internal sealed class Terminal
{
    /// <summary>Opens standard input, for whoever reads it.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Opens standard output, for whoever writes bytes.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>A terminal has colours, and lines that are as wide as its window.</summary>
    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Variables by which a console is known; null for those of this process.</summary>
    public Dictionary<string, string>? Variables { get; init; }

    /// <summary>Standard output, laid out.</summary>
    public IAnsiConsole Console => field ??= Make(Out, OutputIsTerminal);

    /// <summary>The columns of standard error.</summary>
    public int ErrorWidth => ErrorConsole.Profile.Width;

    private IAnsiConsole ErrorConsole => field ??= Make(Error, ErrorIsTerminal);

    /// <summary>That of this process.</summary>
    public static Terminal OfProcess()
    {
        // Whatever .NET opened since under the number of a stream that is closed must not be written to, by nobody.
        if (!Inherited.Has(Inherited.Output))
            System.Console.SetOut(TextWriter.Synchronized(new StreamWriter(new ClosedOutput()) { AutoFlush = true }));
        if (!Inherited.Has(Inherited.Error))
            System.Console.SetError(TextWriter.Null);
        return new()
        {
            OpenInput = Inherited.Has(Inherited.Input) ? System.Console.OpenStandardInput : () => Stream.Null,
            OpenOutput = Inherited.Has(Inherited.Output) ? System.Console.OpenStandardOutput : () => new ClosedOutput(),
            Out = System.Console.Out,
            Error = System.Console.Error,
            OutputIsTerminal = Inherited.Has(Inherited.Output) && !System.Console.IsOutputRedirected,
            ErrorIsTerminal = Inherited.Has(Inherited.Error) && !System.Console.IsErrorRedirected,
        };
    }

    /// <summary>Text that others have written in: exact in a file or pipe, safe on a terminal.</summary>
    public void Write(string text) => Out.Write(OutputIsTerminal ? SafeText.Shown(text) : text);

    public void WriteLine(string line) => Out.WriteLine(OutputIsTerminal ? SafeText.Shown(line) : line);

    /// <summary>Standard output for bytes of a text in UTF-8, likewise.</summary>
    public Stream OpenText() => OutputIsTerminal ? new SafeStream(OpenOutput()) : OpenOutput();

    public void Note(string line) => Error.WriteLine(ErrorIsTerminal ? SafeText.Shown(line) : line);

    public int Fail(int exit, string code, string message)
    {
        Note($"facts: {code}: {message}");
        return exit;
    }

    /// <summary>Writes over the line that standard error is on; nothing erases it.</summary>
    public void Overwrite(string text = "") => Error.Write($"\r{text}\u001b[K");

    private IAnsiConsole Make(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            EnvironmentVariables = Variables,
        });
        // What a pipe or file gets does not depend on the size of some window.
        if (!isTerminal)
            console.Profile.Width = 120;
        return console;
    }
}
