using Facts.Domain;
using Facts.Domain.Time;
using Npgsql;

namespace Facts.Store.Storage;

/// <summary>
/// A recorded time that lies ahead stays ahead for good, and all that follows in its stream takes it on. So nothing is recorded at a time
/// that this program's clock gives and the database's does not.
/// </summary>
internal static class Clocks
{
    /// <summary>Clocks that are kept are seconds apart at most; certificates and tokens commonly allow five minutes.</summary>
    public static readonly TimeSpan MostApart = TimeSpan.FromMinutes(5);

    private const string File = "Storage/database_clock.sql";

    /// <summary>Asks what the database's clock says.</summary>
    public static void Ask(Reads reads, Action<DateTime> read) => reads.Add(File, [], r => read(r.GetDateTime(0)));

    /// <summary>Whether a clock is one that ought to tell the true time.</summary>
    public static bool AreCompared(TimeProvider clock) => clock is not IStandingClock;

    /// <summary>Refuses when a clock that ought to tell the true time and the database's differ.</summary>
    public static async Task<Refusal?> CheckAsync(NpgsqlConnection database, TimeProvider clock, CancellationToken stop)
    {
        if (!AreCompared(clock))
            return null;
        var its = await Sql.Query(database, File, [], row => row.GetDateTime(0), stop).SingleAsync(stop);
        return Compare(Moments.Truncate(clock.GetUtcNow().UtcDateTime), its);
    }

    public static Refusal? Compare(DateTime program, DateTime database) => (program - database).Duration() <= MostApart
        ? null
        : new Refusal(
            Codes.ClockDiffers,
            $"It is {AsOf.Print(program)} for this program and {AsOf.Print(Moments.Truncate(database))} for the database: more than five minutes apart. "
            + "Nothing is recorded before one of the two clocks is set right.");
}

/// <summary>A clock that stands where a test put it, and tells no true time.</summary>
internal interface IStandingClock;
