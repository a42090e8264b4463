using System.Globalization;
using Facts.Domain.Answers;
using Facts.Domain.Time;

namespace Facts.Store.Answers;

/// <summary>Some changes of answers.</summary>
/// <param name="Changes">By organization, post and time. A stretch whose holders don't fit goes on in the next page.</param>
/// <param name="Last">The last that is listed, when there is more; null for no more.</param>
internal sealed record ChangePage(IReadOnlyList<ChangeView> Changes, ChangePlace? Last);

/// <summary>A place among the changes of an organization: a post, a stretch by its start, somebody who differs in it.</summary>
internal sealed record ChangePlace(string Post, DateTime From, string Person)
{
    private const char Between = '\t';

    /// <summary>For a cursor. Ids have no control characters.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From.Ticks}{Between}{Post}{Between}{Person}");

    /// <summary>Null for what is none.</summary>
    public static ChangePlace? Parse(string text) =>
        text.Split(Between) is [var ticks, var post, var person]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && from <= Moments.Forever.Ticks
            ? new ChangePlace(post, new DateTime(from, DateTimeKind.Utc), person)
            : null;
}

/// <summary>Gathers a page of changes. Changes of further posts cost nothing once it is full.</summary>
/// <param name="behind">Where the page before ended; null for the first.</param>
/// <param name="most">So many holders are listed; one who differs is listed before and after.</param>
internal sealed class ChangeGathering(ChangePlace? behind = null, int most = ChangeGathering.Most)
{
    /// <summary>A page of a register's changes is some 150 KB.</summary>
    public const int Most = 1_000;

    private readonly List<ChangeView> _changes = [];
    private int _room = most;
    private ChangePlace? _last;

    /// <summary>Something was left out.</summary>
    public bool IsFull { get; private set; }

    public ChangePage Page => new(_changes, IsFull ? _last : null);

    /// <summary>Adds changes of a post, behind those of posts before it.</summary>
    public void Add(string organization, IEnumerable<AnswerChange> changes, Func<string, Named> name, CancellationToken stop)
    {
        foreach (var change in changes)
        {
            stop.ThrowIfCancellationRequested();
            if (behind?.Post == change.Post && change.From < behind.From)
                continue;
            var rest = behind?.Post == change.Post && change.From == behind.From
                ? change.Who.SkipWhile(one => string.CompareOrdinal(one.Person, behind.Person) <= 0)
                : change.Who;
            var who = new List<Difference>();
            foreach (var one in rest)
            {
                IsFull = _room <= 0;
                if (IsFull)
                    break;
                who.Add(one);
                _room -= one is { Was: not null, Is: not null } ? 2 : 1;
            }

            if (who.Count > 0)
            {
                _changes.Add(ChangeView.Of(organization, change, who, name));
                _last = new ChangePlace(change.Post, change.From, who[^1].Person);
            }

            if (IsFull)
                return;
        }
    }
}
