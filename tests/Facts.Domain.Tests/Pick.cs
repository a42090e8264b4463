using CsCheck;

namespace Facts.Domain.Tests;

internal static class Pick
{
    /// <summary>Any one of these; null may be among them.</summary>
    public static Gen<T> One<T>(params T[] of) => Gen.Int[0, of.Length - 1].Select(index => of[index]);
}
