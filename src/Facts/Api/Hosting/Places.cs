using System.Threading.RateLimiting;
using Facts.Api.Access;

namespace Facts.Api.Hosting;

/// <summary>
/// Places for work that holds something for as long as the other side takes: so many at once, and fewer of them for one caller, so that
/// nobody takes all. Where nobody is asked who they are there is nobody to share with, and only the first holds.
/// </summary>
internal sealed class Places(int all, int ofOneCaller) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(http => http.Permit() is { } permit
            ? RateLimitPartition.GetConcurrencyLimiter(permit.Name, _ => AtOnce(ofOneCaller))
            : RateLimitPartition.GetNoLimiter("")),
        PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter("", _ => AtOnce(all))));

    /// <summary>A place, which is given back by disposing it; null when none is left.</summary>
    public IDisposable? Take(HttpContext http)
    {
        var lease = _limiter.AttemptAcquire(http);
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        return null;
    }

    /// <summary>Says that none is left.</summary>
    /// <param name="what">What there are places for, in the plural.</param>
    public string Full(string what) => $"{all} {what} are taken at once, {ofOneCaller} of one caller; try again soon.";

    public void Dispose() => _limiter.Dispose();

    private static ConcurrencyLimiterOptions AtOnce(int most) => new() { PermitLimit = most, QueueLimit = 0 };
}
