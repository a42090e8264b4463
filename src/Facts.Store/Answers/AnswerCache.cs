using System.Collections.Concurrent;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Npgsql;

namespace Facts.Store.Answers;

/// <summary>
/// Answers that were read before, for as long as nothing whatever was committed since: each use asks the database first, so that an answer
/// is never older than the request (ops/adr/0030-kept-answers.md).
/// </summary>
internal sealed class AnswerCache(NpgsqlDataSource database, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Characters, of answers and their keys. With what surrounds them some 15 MB.</summary>
    private const int Most = 4_000_000;

    /// <summary>A question about now names a moment just passed.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(1);

    private readonly Snapshots _snapshots = new(database);
    private Generation _now = new(null);

    /// <summary>How the answer to a question is kept.</summary>
    public Key KeyOf(Question question) => new(
        question.Organization,
        question.Post,
        question.On.Text,
        question.Known.IsLatest || question.Known.Moment >= clock.GetUtcNow().UtcDateTime - Recent ? null : question.Known.Moment);

    /// <summary>The answer, where it is known to be what the database would say. Where there is none, nothing is asked.</summary>
    public async Task<Answer?> FindAsync(Key key, AsOf known, CancellationToken stop)
    {
        var generation = _now;
        if (!generation.Answers.TryGetValue(key, out var kept) || (kept.Known > known.Moment && !known.IsLatest))
            return null;
        var seen = await _snapshots.SeeAsync().WaitAsync(stop);
        if (seen == generation.Seen)
            return kept.Answer with { KnownAt = AsOf.Print(known.After(kept.Recorded).Moment) };
        Interlocked.CompareExchange(ref _now, new(seen), generation);
        return null;
    }

    /// <param name="key">Of the question.</param>
    /// <param name="known">When it was asked to be known. Of what is kept for now, nothing may be recorded or given up later.</param>
    /// <param name="answer">What the database said.</param>
    /// <param name="recorded">The latest recorded time of its organization.</param>
    /// <param name="snapshot">What it saw then.</param>
    /// <param name="weight">Characters, about.</param>
    public void Keep(Key key, AsOf known, Answer answer, DateTime recorded, string snapshot, int weight)
    {
        var (generation, seen) = (_now, new Snapshots.Seen(snapshot, _snapshots.Epoch));
        if (generation.Seen != seen)
            _now = generation = new(seen);
        if (Interlocked.Add(ref generation.Weight, weight) <= Most)
            generation.Answers[key] = new(answer, known.Moment, recorded);
    }

    public ValueTask DisposeAsync() => _snapshots.DisposeAsync();

    /// <param name="Organization">By id.</param>
    /// <param name="Post">By id.</param>
    /// <param name="On">As it is shown.</param>
    /// <param name="Known">Null for now, and whatever later time.</param>
    public readonly record struct Key(string Organization, string Post, string On, DateTime? Known);

    private sealed record Kept(Answer Answer, DateTime Known, DateTime Recorded);

    private sealed class Generation(Snapshots.Seen? seen)
    {
        public int Weight;

        public Snapshots.Seen? Seen => seen;

        public ConcurrentDictionary<Key, Kept> Answers { get; } = new();
    }
}
