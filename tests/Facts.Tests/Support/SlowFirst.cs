using Facts.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SlowFirst))]

namespace Facts.Tests.Support;

/// <summary>The slow lane begins first: a test of a minute that began last would run alone at the end.</summary>
public sealed class SlowFirst : ITestCollectionOrderer
{
    private static readonly string[] Slow =
        [.. typeof(SlowFirst).Assembly.GetTypes().Where(type => type.IsDefined(typeof(SlowAttribute), inherit: false)).Select(type => type.FullName!)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Slow.Any(name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) ? 0 : 1)];
}
