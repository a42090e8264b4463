using System.Diagnostics;
using Facts.Domain.Recording;

namespace Facts.Store.Recording;

/// <summary>On whose behalf, under the request that runs now.</summary>
internal static class Requested
{
    extension(By)
    {
        /// <summary>Events of one request belong together; a verb has no request.</summary>
        public static By Now(Author author) => new(author.Name, Activity.Current?.TraceId.ToString()) { Permit = author.Permit };
    }
}
