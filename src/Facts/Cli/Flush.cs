using Spectre.Console.Rendering;

namespace Facts.Cli;

/// <summary>Indents, and drops blanks at line ends and empty lines, which Spectre fills: of no use in a pipe.</summary>
internal sealed class Flush(IRenderable content, int indent) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth)
    {
        var inner = content.Measure(options, Math.Max(1, maxWidth - indent));
        return new Measurement(inner.Min + indent, inner.Max + indent);
    }

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var line in Segment.SplitLines(content.Render(options, Math.Max(1, maxWidth - indent))))
        {
            var blank = line.FindLastIndex(segment => !string.IsNullOrWhiteSpace(segment.Text));
            if (blank < 0)
                continue;
            yield return Segment.Padding(indent);
            foreach (var segment in line.Take(blank))
                yield return segment;
            yield return new Segment(line[blank].Text.TrimEnd(), line[blank].Style);
            yield return Segment.LineBreak;
        }
    }
}
