namespace Facts.Benchmarks;

/// <summary>One thing that is measured, beside what it is compared with.</summary>
internal interface IMeasure
{
    /// <summary>As <c>--only</c> names it.</summary>
    string Name { get; }

    /// <summary>Measures, and checks what was measured.</summary>
    /// <exception cref="WrongAnswerException">It was quick, but wrong.</exception>
    Task<IReadOnlyList<Row>> RunAsync(Bench bench);
}

/// <summary>One line of the table.</summary>
/// <param name="What">What was done, at what size.</param>
/// <param name="Value">Its figure in each round.</param>
/// <param name="Unit">Of the value.</param>
/// <param name="Against">What the ratio compares it with; null where nothing does.</param>
/// <param name="Ratio">Of the two values of each round.</param>
/// <param name="Target">What the ratio or the value ought to be.</param>
internal sealed record Row(string What, Series Value, string Unit, string? Against = null, Series? Ratio = null, string? Target = null)
{
    /// <summary>For a peer that is not installed here: a row without figures, and never a failure.</summary>
    public static Row Absent(string peer, string how) => new($"{peer}: absent ({how})", Series.None, "");
}

/// <summary>A measure gave a wrong answer, so its figures say nothing.</summary>
internal sealed class WrongAnswerException(string message) : Exception(message)
{
    public static void Unless<T>(T expected, T found, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
            throw new WrongAnswerException($"{what}: expected {expected}, found {found}.");
    }
}
