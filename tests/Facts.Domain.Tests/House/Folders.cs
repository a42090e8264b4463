using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace Facts.Domain.Tests.House;

/// <summary>
/// Which folders of some assemblies use which. A folder is the namespace as far as <c>Facts.Api</c>, or <c>Facts.Domain.Claims</c>; folders
/// inside it belong to it.
/// </summary>
internal sealed class Folders
{
    private readonly ILookup<string, string> _arrows;
    private readonly List<(IType From, IType To)> _uses;

    public Folders(params System.Reflection.Assembly[] assemblies)
    {
        _uses = [.. new ArchLoader().LoadAssemblies(assemblies).Build().Types
            .SelectMany(type => type.GetTypeDependencies().Select(used => (From: type, To: used)))
            .Where(use => use.To is not GenericParameter && FolderOf(use.From) is { Length: > 0 } from && FolderOf(use.To) is { Length: > 0 } to && from != to)];
        _arrows = _uses.Select(use => (From: FolderOf(use.From), To: FolderOf(use.To))).Distinct()
            .ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
    }

    public int Count => _arrows.Count;

    /// <summary>What one folder uses of another, where that one uses it in turn, perhaps through others.</summary>
    public IEnumerable<string> InCircles => _uses.Where(use => ReachedFrom(FolderOf(use.To)).Contains(FolderOf(use.From)))
        .Select(use => $"{use.From.FullName} uses {use.To.FullName}").Distinct();

    /// <summary>Those that a folder uses, and those that they use.</summary>
    public IReadOnlySet<string> ReachedFrom(string folder)
    {
        var (reached, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(_arrows[folder]));
        while (next.TryDequeue(out var one))
        {
            if (!reached.Add(one))
                continue;
            foreach (var further in _arrows[one])
                next.Enqueue(further);
        }

        return reached;
    }

    private static string FolderOf(IType type)
    {
        var parts = (type.Namespace?.FullName ?? "").Split('.');
        if (parts[0] != "Facts" || parts is [_, "Internal", ..])
            return "";
        return string.Join('.', parts.Take(parts is [_, "Domain" or "Store", ..] ? 3 : 2));
    }
}
