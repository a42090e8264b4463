using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Sources;

namespace Facts.Domain.Provenance;

/// <summary>
/// How claims reached us, as a tree: publishers at its roots, those who relayed to them below, speakers at its leaves. Chains that end
/// alike share what they share (PROV <c>wasAttributedTo</c>, read from the document back to whoever said it).
/// </summary>
public static class AttributionTree
{
    /// <summary>Longer chains are shown by their speaker and their last steps: a tree is drawn, and nested JSON has a limit.</summary>
    public const int MostSteps = 16;

    /// <param name="claims">In any order.</param>
    /// <param name="source">A source by id; null when it is not known (by then).</param>
    /// <param name="name">A name by id; whatever is no id is given back.</param>
    /// <returns>The roots, by name: a source's publisher, else the source itself.</returns>
    public static IReadOnlyList<AttributionNode> Of(
        IEnumerable<ClaimEvent> claims, Func<string, SourceRecorded?> source, Func<string, string> name)
    {
        var root = new Branch();
        foreach (var claim in claims)
        {
            var at = root;
            foreach (var step in Steps(claim, source))
                at = at.To(step);
            at.Claims.Add(claim.Id);
        }

        return root.Nodes(id => source(id)?.Title ?? id, name) ?? [];
    }

    /// <summary>From the publisher to the speaker.</summary>
    private static IEnumerable<Step> Steps(ClaimEvent claim, Func<string, SourceRecorded?> source)
    {
        var last = source(claim.Source)?.Publisher is { } publisher ? new Step(publisher) : new Step(claim.Source, IsDocument: true);
        yield return last;
        if (claim.Origin is { } origin && origin != claim.Source)
            yield return last = new Step(origin, IsDocument: true);
        var chain = (claim.Attribution ?? []).Select(step => new Step(step.Who, step.Via, step.On)).Reverse().ToList();
        // A chain may name its publisher, or leave that to the source.
        if (chain is [{ Via: null, On: null, Who: var end }, ..] && end == last.Who)
            chain.RemoveAt(0);
        if (chain.Count > MostSteps)
            chain = [.. chain.Take(MostSteps - 2), new Step($"… {chain.Count - MostSteps + 1} more"), chain[^1]];
        foreach (var step in chain)
            yield return step;
    }

    private sealed record Step(string Who, string? Via = null, string? On = null, bool IsDocument = false);

    private sealed class Branch
    {
        private readonly Dictionary<Step, Branch> _below = [];

        public SortedSet<string> Claims { get; } = new(StringComparer.Ordinal);

        public Branch To(Step step)
        {
            if (!_below.TryGetValue(step, out var branch))
                _below.Add(step, branch = new Branch());
            return branch;
        }

        public IReadOnlyList<AttributionNode>? Nodes(Func<string, string> title, Func<string, string> name) => _below.Count == 0 ? null :
        [
            .. _below.Select(step => new AttributionNode
                {
                    Who = new Named(step.Key.Who, step.Key.IsDocument ? title(step.Key.Who) : name(step.Key.Who)),
                    Via = step.Key.Via,
                    On = step.Key.On,
                    Source = step.Key.IsDocument ? step.Key.Who : null,
                    Claims = [.. step.Value.Claims],
                    HeardFrom = step.Value.Nodes(title, name),
                })
                .OrderBy(node => node.Who.Name, StringComparer.Ordinal).ThenBy(node => node.Who.Id, StringComparer.Ordinal)
                .ThenBy(node => node.Via, StringComparer.Ordinal).ThenBy(node => node.On, StringComparer.Ordinal)
                .ThenBy(node => node.Source, StringComparer.Ordinal),
        ];
    }
}
