using System.Globalization;

namespace Facts.Tests.Support;

/// <summary>How many cases a property on a real Postgres tries: some hundreds each time, and as often more as FACTS_TEST_TIMES says.</summary>
internal static class Cases
{
    private static readonly int Times =
        int.TryParse(Environment.GetEnvironmentVariable("FACTS_TEST_TIMES"), CultureInfo.InvariantCulture, out var times) ? times : 1;

    public static int Of(int few) => few * Times;
}
