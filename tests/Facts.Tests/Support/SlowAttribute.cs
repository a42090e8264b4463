using Xunit.v3;

namespace Facts.Tests.Support;

/// <summary>
/// Puts tests into the slow lane: kills, nodes, disks, backups, servers and processes of its own, other people's programs as judges, whole
/// surfaces. Whoever is at work runs the rest (CONTRIBUTING, Commands).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SlowAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("lane", "slow")];
}
