using System.Text;
using Facts.Domain.Access;
using Facts.Domain.Recording;

namespace Facts.Domain.Tests.Recording;

/// <summary>
/// A ledger in memory: lines are read, decided and folded one after the other, on behalf of one who is limited to some organizations, of an
/// editor who is not, or of whoever has the database. Its clock stands at 2026-01-01T12:00:00Z.
/// </summary>
internal sealed class Decided
{
    private readonly RecordingState _state = new() { By = new By("test", null), Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc) };

    public RecordingState State => _state;

    /// <summary>By whoever has the database; each line has to be taken.</summary>
    public Decided Given(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
            Say(line).Refusal.ShouldBeNull(line);
        return this;
    }

    /// <summary>By whoever has the database.</summary>
    public Decision Say(string line)
    {
        Speak(null);
        return Take(line);
    }

    /// <summary>By an editor limited to organizations, named with spaces between; null for no limit.</summary>
    public Decision By(string? organizations, string line)
    {
        _state.By = Editor(organizations);
        return Take(line);
    }

    /// <summary>Who says what comes next: an editor limited to organizations, or null for whoever has the database.</summary>
    public void Speak(string? organizations) => _state.By = organizations is null ? new By("test", null) : Editor(organizations);

    /// <summary>The code of what it is refused with; "" when it is taken, and "unchanged" when it was there.</summary>
    public string Code(string? organizations, string line) => Code(By(organizations, line));

    /// <summary>The same of several lines, by whoever has the database.</summary>
    public IEnumerable<string> Codes(params string[] lines) => [.. lines.Select(line => Code(Say(line)))];

    /// <summary>What a line would come to, said by the same as the line before; nothing is folded.</summary>
    public Decision Decide(string line)
    {
        var (parsed, refusal) = CommandParser.Parse(Encoding.UTF8.GetBytes(line));
        return refusal is null ? Deciding.Decide(parsed!, _state) : refusal;
    }

    /// <summary>What a line comes to, said by the same as the line before; it is folded.</summary>
    public Decision Take(string line)
    {
        var decision = Decide(line);
        _state.Apply(decision);
        return decision;
    }

    private static By Editor(string? organizations)
    {
        var limit = organizations?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return new By("ed", null) { Permit = new Permit("ed", new HashSet<Role> { Role.Editor }, limit) };
    }

    private static string Code(Decision decision) => decision switch
    {
        { Refusal: { } refusal } => refusal.Code,
        { IsUnchanged: true } => "unchanged",
        _ => "",
    };
}
