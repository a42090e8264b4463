namespace Facts.Benchmarks;

/// <summary>Lets contenders take turns, so that a machine that slows down or speeds up does so for all of them.</summary>
internal static class Rounds
{
    /// <summary>Runs each contender once a round, in the order given.</summary>
    /// <param name="bench">Says how many rounds; the server is at rest before each turn.</param>
    /// <param name="warmUps">Rounds before those that count.</param>
    /// <param name="contenders">Each gets the number of its round, negative while warming up, and gives its figure.</param>
    /// <returns>A series for each contender, in their order.</returns>
    public static async Task<Series[]> RunAsync(Bench bench, int warmUps, params (string Name, Func<int, Task<double>> Run)[] contenders)
    {
        var figures = contenders.Select(_ => new List<double>()).ToArray();
        for (var round = -warmUps; round < bench.Settings.Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                await bench.Server.SettleAsync(bench.Stop);
                var figure = await contenders[i].Run(round);
                Console.Error.WriteLine($"{(round < 0 ? "warm-up" : $"round {round + 1}")}: {contenders[i].Name}: {figure:N1}");
                if (round >= 0)
                    figures[i].Add(figure);
            }
        }

        return [.. figures.Select(values => new Series(values))];
    }
}
