using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Facts.Pages;

/// <summary>A stretch of a text, and whether the other text does not have it.</summary>
internal sealed record Stretch(string Text, bool IsChanged);

/// <summary>A line of two texts; null where only the other text has one.</summary>
internal sealed record Row(IReadOnlyList<Stretch>? Left, IReadOnlyList<Stretch>? Right)
{
    public bool IsChanged => Left is null || Right is null || Left.Concat(Right).Any(stretch => stretch.IsChanged);
}

/// <summary>Two texts, line by line, with the words that changed within lines (Myers 1986, as DiffPlex has it).</summary>
internal static class SideBySide
{
    /// <summary>Comparing takes time in the product of length and difference; in UTF-16 units of both texts.</summary>
    public const int MostCompared = 200_000;

    private static readonly SideBySideDiffBuilder Builder = new(new Differ(), new LineChunker(), new WordChunker());

    /// <summary>Null when they are too long to be compared while somebody waits.</summary>
    public static IReadOnlyList<Row>? Of(string left, string right)
    {
        if (left.Length + right.Length > MostCompared)
            return null;
        var both = Builder.BuildDiffModel(left, right, ignoreWhitespace: false);
        return [.. both.OldText.Lines.Zip(both.NewText.Lines, (before, after) => new Row(Line(before), Line(after)))];
    }

    private static List<Stretch>? Line(DiffPiece line) => line.Type switch
    {
        ChangeType.Imaginary => null,
        ChangeType.Modified => Joined(line.SubPieces.Where(piece => piece.Type != ChangeType.Imaginary)),
        _ => [new Stretch(line.Text ?? "", line.Type != ChangeType.Unchanged)],
    };

    private static List<Stretch> Joined(IEnumerable<DiffPiece> pieces)
    {
        var stretches = new List<Stretch>();
        foreach (var piece in pieces)
        {
            var changed = piece.Type != ChangeType.Unchanged;
            if (stretches is [.., var last] && last.IsChanged == changed)
                stretches[^1] = last with { Text = last.Text + piece.Text };
            else
                stretches.Add(new Stretch(piece.Text ?? "", changed));
        }

        return stretches;
    }
}
