using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.Recording;

namespace Facts.Store.Importing;

/// <summary>
/// Cuts a batch into parts that can be recorded at the same time without changing what comes of it: lines that concern one organization,
/// claim, person or source that the batch declares or revises stay together, in their order. So do organizations that share a lock: in
/// two parts they would wait for each other (measured: for a quarter of an import's time).
/// </summary>
internal static class Parts
{
    public static IReadOnlyList<IReadOnlyList<(long Number, RecordingCommand Line)>> Of(
        IReadOnlyList<(long Number, RecordingCommand Line)> batch, int most)
    {
        // What an act, an identity or a death concerns is known only from the store.
        if (most < 2
            || batch.Any(line => line.Line is CorrectClaim or ActOnClaim or DecideIdentity or RecordClaim { Claim.Organization: "" }))
            return [batch];
        var declared = batch.Select(line => line.Line switch
        {
            DeclareSource source => source.Source.Id,
            ReviseSource revision => revision.Source,
            Rename { What: Called.Source } name => name.Id,
            _ => null,
        }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var groups = new Groups();
        var groupOf = batch.Select(line => groups.Join(Keys(line.Line, declared))).ToList();

        var parts = Enumerable.Range(0, most).Select(_ => new List<(long Number, RecordingCommand Line)>()).ToList();
        var partOf = new Dictionary<int, List<(long Number, RecordingCommand Line)>>();
        var sizes = groupOf.CountBy(groups.Root).OrderByDescending(group => group.Value);
        var filled = new int[most];
        foreach (var (group, size) in sizes)
        {
            var least = Array.IndexOf(filled, filled.Min());
            filled[least] += size;
            partOf.Add(group, parts[least]);
        }

        for (var i = 0; i < batch.Count; i++)
            partOf[groups.Root(groupOf[i])].Add(batch[i]);
        return [.. parts.Where(part => part.Count > 0)];
    }

    private static IEnumerable<Key> Keys(RecordingCommand line, HashSet<string> declared)
    {
        switch (line)
        {
            case DeclareSource source:
                yield return new Key('s', source.Source.Id);
                break;
            case ReviseSource revision:
                yield return new Key('s', revision.Source);
                break;
            case DeclarePerson person:
                yield return new Key('p', person.Person.Id);
                break;
            case DeclareOrganization organization:
                yield return Key.Of(organization.Organization.Id);
                break;
            case Rename { What: Called.Organization } name:
                yield return Key.Of(name.Id);
                break;
            case Rename name:
                yield return new Key(name.What == Called.Person ? 'p' : 's', name.Id);
                break;
            case DeclarePost post:
                yield return Key.Of(post.Post.Organization);
                break;
            case RecordClaim { Claim: var claim }:
                yield return Key.Of(claim.Organization);
                yield return new Key('c', claim.Id);
                if (declared.Contains(claim.Source))
                    yield return new Key('s', claim.Source);
                if (claim is DenialClaimed denial)
                    yield return new Key('c', denial.Denies);
                break;
        }
    }

    /// <summary>What keeps lines together: an id of a kind, or the lock of an organization.</summary>
    private readonly record struct Key(char Kind, string? Id, int Lock = 0)
    {
        public static Key Of(string organization) => new('o', null, OrganizationLocks.Of(organization));
    }

    /// <summary>Keys that were named together, directly or through others (union–find).</summary>
    private sealed class Groups
    {
        private readonly Dictionary<Key, int> _groupOf = [];
        private readonly List<int> _parents = [];

        public int Join(IEnumerable<Key> keys)
        {
            var joined = -1;
            foreach (var key in keys)
            {
                if (!_groupOf.TryGetValue(key, out var group))
                {
                    _groupOf.Add(key, group = _parents.Count);
                    _parents.Add(group);
                }

                group = Root(group);
                if (joined >= 0)
                    _parents[group] = joined;
                else
                    joined = group;
            }

            return joined;
        }

        public int Root(int group)
        {
            while (_parents[group] != group)
                group = _parents[group] = _parents[_parents[group]];
            return group;
        }
    }
}
