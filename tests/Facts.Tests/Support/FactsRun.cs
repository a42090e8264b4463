using System.Text.Json;

namespace Facts.Tests.Support;

/// <summary>How a run of the program went.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Notes">Standard error.</param>
public sealed record FactsRun(int Exit, string Output, string Notes)
{
    public JsonElement Json => JsonElement.Parse(Output);

    public string[] OutputLines => Lines(Output);

    public string[] NoteLines => Lines(Notes);

    /// <summary>It did what it was asked, and had nothing to remark.</summary>
    public FactsRun ShouldBeDone() => ShouldEnd(0, notes: "");

    /// <summary>It said in one line, on standard error only, why not.</summary>
    public FactsRun ShouldBeRefused(int exit, string code)
    {
        ShouldEnd(exit).Output.ShouldBe("");
        NoteLines.ShouldHaveSingleItem().ShouldStartWith($"facts: {code}: ");
        return this;
    }

    public FactsRun ShouldEnd(int exit, string? notes = null)
    {
        Exit.ShouldBe(exit, Notes);
        if (notes is not null)
            Notes.ShouldBe(notes);
        OutputLines.Concat(NoteLines).ShouldNotContain(line => line.StartsWith("   at ") || line.StartsWith("Unhandled exception"));
        return this;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
