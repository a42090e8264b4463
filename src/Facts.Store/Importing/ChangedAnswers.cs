using System.Text.Json.Serialization;
using Facts.Domain.Answers;
using Facts.Store.Answers;
using Facts.Store.Recording;

namespace Facts.Store.Importing;

/// <summary>
/// Which answers an import changed. Each batch is compared with what stood before it, so an answer that two batches change counts twice; a
/// batch is what is recorded together, at most <see cref="Importer.MostLines"/> lines.
/// </summary>
internal sealed class ChangedAnswers
{
    /// <summary>So many are listed.</summary>
    public const int MostListed = 20;

    /// <summary>So many of those who differ are listed of one answer: else a file of changes would grow with the square.</summary>
    public const int MostPeople = 100;

    private readonly List<ChangeView> _first = [];

    /// <summary>Stretches of time with another answer than before.</summary>
    public long Count { get; private set; }

    /// <summary>True when there may be more: others in some post were too many to be compared.</summary>
    public bool? AtLeast { get; private set; }

    /// <summary>The first, in the order of batches, then by organization, post and time.</summary>
    public IReadOnlyList<ChangeView> First => _first;

    /// <summary>Whether no more are listed.</summary>
    [JsonIgnore]
    public bool IsFull => _first.Count == MostListed;

    /// <summary>Adds what a batch changed.</summary>
    /// <param name="posts">Its posts, each once.</param>
    /// <param name="each">Called for every change; null where nobody wants them all.</param>
    /// <param name="stop">Gives up.</param>
    public void Add(IEnumerable<PostChanges> posts, Action<ChangeView>? each, CancellationToken stop)
    {
        foreach (var post in posts
            .OrderBy(post => post.Organization, StringComparer.Ordinal).ThenBy(post => post.Post, StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            if (post.IsIncomplete)
                AtLeast = true;
            foreach (var change in post.All())
            {
                if (Count++ >= MostListed && each is null)
                    continue;
                var view = View(post, change);
                if (_first.Count < MostListed)
                    _first.Add(view);
                each?.Invoke(view);
            }
        }
    }

    private static ChangeView View(PostChanges post, AnswerChange change) =>
        ChangeView.Of(post.Organization, change, [.. change.Who.Take(MostPeople)], post.NameOf) with
        {
            More = change.Who.Count > MostPeople ? change.Who.Count - MostPeople : null,
        };
}
