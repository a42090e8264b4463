namespace Facts.Benchmarks;

/// <summary>The figures of all rounds, in their order.</summary>
internal sealed record Series(IReadOnlyList<double> Values)
{
    /// <summary>Nothing was measured.</summary>
    public static readonly Series None = new([]);

    public double Median => Quantile(Values, 0.5);

    public double Least => Values.Min();

    public double Most => Values.Max();

    /// <summary>Round by round, so that what slows a whole round slows both.</summary>
    public Series Over(Series other) => new([.. Values.Zip(other.Values, (mine, theirs) => mine / theirs)]);

    public static Series Of(params double[] values) => new(values);

    /// <summary>By linear interpolation between the two nearest.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        var at = share * (sorted.Length - 1);
        var (low, high) = ((int)Math.Floor(at), (int)Math.Ceiling(at));
        return sorted[low] + ((sorted[high] - sorted[low]) * (at - low));
    }
}
