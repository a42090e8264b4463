using System.Text;
using Facts.Domain.Access;
using Facts.Domain.Recording;

namespace Facts.Tests.Importing;

/// <summary>Lines that are decided in memory, on behalf of one who is limited to some organizations and of one who is not.</summary>
internal sealed class Decided
{
    private readonly Context _context = new() { By = new By("test", null), Now = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };

    public Context Context => _context;

    /// <summary>By somebody who is not limited; each line has to be taken.</summary>
    public Decided Given(params string[] lines)
    {
        foreach (var line in lines)
            By(null, line).Refusal.ShouldBeNull(line);
        return this;
    }

    /// <summary>By an editor limited to organizations, named with spaces between; null for no limit.</summary>
    public Decision By(string? organizations, string line)
    {
        var limit = organizations?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        _context.By = new By("ed", null) { Permit = new Permit("ed", new HashSet<Role> { Role.Editor }, limit) };
        var (parsed, refusal) = LineParser.Parse(Encoding.UTF8.GetBytes(line));
        refusal ??= LinePermits.Check(_context.By.Permit, parsed!, _context);
        var decision = refusal is null ? Decisions.Decide(parsed!, _context) : refusal;
        _context.Apply(decision);
        return decision;
    }

    /// <summary>The code of what it is refused with; "" when it is taken, and "unchanged" when it was there.</summary>
    public string Code(string? organizations, string line) => By(organizations, line) switch
    {
        { Refusal: { } refusal } => refusal.Code,
        { IsUnchanged: true } => "unchanged",
        _ => "",
    };
}
