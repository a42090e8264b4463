using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace Facts.Domain.Tests.House;

/// <summary>A folder is the first part of a namespace behind <c>Facts.Domain</c>; folders inside it belong to it.</summary>
public sealed class when_folders_use_each_other
{
    private const string Root = "Facts.Domain.";

    private static readonly Architecture Domain =
        new ArchLoader().LoadAssembly(typeof(Facts.Domain.Recording.CommandParser).Assembly).Build();

    [Fact]
    public void it_is_never_in_a_circle()
    {
        var arrows = Domain.Types.SelectMany(type => type.GetTypeDependencies().Select(used => (From: FolderOf(type), To: FolderOf(used))))
            .Where(arrow => arrow.From != arrow.To && arrow.From.Length > 0 && arrow.To.Length > 0)
            .ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);

        arrows.Count.ShouldBeGreaterThan(5);
        arrows.Select(folder => folder.Key).Where(folder => ReachedFrom(folder, arrows).Contains(folder)).ShouldBeEmpty();
    }

    private static HashSet<string> ReachedFrom(string folder, ILookup<string, string> arrows)
    {
        var (reached, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(arrows[folder]));
        while (next.TryDequeue(out var one))
        {
            if (!reached.Add(one))
                continue;
            foreach (var further in arrows[one])
                next.Enqueue(further);
        }

        return reached;
    }

    private static string FolderOf(IType type)
    {
        var name = type.Namespace?.FullName ?? "";
        return name.StartsWith(Root, StringComparison.Ordinal) ? name[Root.Length..].Split('.')[0] : "";
    }
}
