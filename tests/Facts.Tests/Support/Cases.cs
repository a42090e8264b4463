using System.Globalization;

namespace Facts.Tests.Support;

/// <summary>How many cases a property tries: in memory thousands, on a real Postgres some dozens, three seconds' worth; and as often more as FACTS_TEST_TIMES says.</summary>
internal static class Cases
{
    private static readonly int Times =
        int.TryParse(Environment.GetEnvironmentVariable("FACTS_TEST_TIMES"), CultureInfo.InvariantCulture, out var times) ? times : 1;

    /// <summary>Whether more than usual is asked for.</summary>
    public static bool IsLongForm => Times > 1;

    public static int Of(int few) => few * Times;

    /// <summary>
    /// One in so many of the cases of a whole surface, others in each run; all of them in the long form. What fails names its case.
    /// </summary>
    public static IEnumerable<T> Some<T>(IEnumerable<T> all, int oneIn) => IsLongForm ? all : all.Where(_ => Random.Shared.Next(oneIn) == 0);
}
