using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Facts.Domain.Webhooks;

/// <summary>
/// How long to wait before the next attempt: ever longer, and not the same for any two messages, so that those which failed together do
/// not come back together.
/// </summary>
/// <param name="First">The wait after the first attempt, before it is spread.</param>
/// <param name="Longest">No wait is longer, before it is spread.</param>
/// <param name="Attempts">How often a message is tried at most; at least 1.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Longest, int Attempts)
{
    /// <summary>Each wait is so many times the one before.</summary>
    private const int Factor = 5;

    /// <summary>
    /// Some 5 s, 25 s, 2 min, 10 min, 52 min, 4 h, and then 12 h: ten attempts within two days. The standard ("Operational considerations")
    /// begins with 5 s as well, and goes on for days.
    /// </summary>
    public static readonly Backoff Default = new(TimeSpan.FromSeconds(5), TimeSpan.FromHours(12), 10);

    /// <summary>The wait: between four fifths and six fifths of its step.</summary>
    /// <param name="id">The message's id, which spreads it: the same id and attempt wait the same.</param>
    /// <param name="attempts">How often it was tried, at least once.</param>
    public TimeSpan Wait(string id, int attempts)
    {
        var step = Math.Min(First.TotalSeconds * Math.Pow(Factor, attempts - 1), Longest.TotalSeconds);
        return TimeSpan.FromSeconds(step * (0.8 + (0.4 * Spread($"{id}\n{attempts}"))));
    }

    /// <summary>From 0 to below 1, evenly over all texts.</summary>
    private static double Spread(string text) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) / (uint.MaxValue + 1.0);
}
