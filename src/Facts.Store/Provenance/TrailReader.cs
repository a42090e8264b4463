using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Claims;
using Facts.Store.Ledger;
using Facts.Store.Sentences;
using Facts.Store.Storage;
using Facts.Store.Timelines;
using Npgsql;

namespace Facts.Store.Provenance;

/// <summary>
/// Reads an answer with all that led to it. A fixed number of queries, however many claims it rests on; a further one for each round of
/// denials of denials, and one for who left a vacant post.
/// </summary>
internal sealed class TrailReader(NpgsqlDataSource database, AnswerReader answers, TimelineReader timelines)
{
    /// <param name="question">What is asked.</param>
    /// <param name="limit">The organizations that the caller is limited to; null for all.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(TrailView? Trail, Refusal? Refusal)> ReadAsync(
        Question question, IReadOnlySet<string>? limit, CancellationToken stop)
    {
        var (answer, refusal) = await answers.AskAsync(question, stop);
        if (answer is null)
            return (null, refusal);
        question = question with { Known = AsOf.TryParse(answer.KnownAt)! };
        var held = answer.Status == Status.Vacant
            ? await LastAsync(question, stop)
            : [.. answer.Holders.Select(holder => new Held(holder.Person, null, holder.Because)
            {
                From = (holder.From, holder.OtherFrom),
                To = (holder.To, holder.OtherTo),
            })];

        await using var connection = await database.OpenConnectionAsync(stop);
        var named = held.SelectMany(one => one.Because).SelectMany(ground => (string[])[ground.Claim, .. ground.DeniedBy ?? []])
            .Concat(ReceiptMaker.ClaimsOf(answer)).Distinct(StringComparer.Ordinal).ToList();
        var histories = await ClaimReader.HistoriesAsync(connection, named, question.Known, stop);
        return (await ComposeAsync(connection, question, limit, answer, held, named, histories, stop), null);
    }

    private static async Task<TrailView> ComposeAsync(
        NpgsqlConnection connection, Question question, IReadOnlySet<string>? limit, Answer answer, IReadOnlyList<Held> held,
        IReadOnlyList<string> named, ClaimHistories histories, CancellationToken stop)
    {
        var claims = histories.Fold();
        var others = claims.Keys.Except(named, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        string[] order = [.. named.Where(claims.ContainsKey), .. others];
        var events = order.SelectMany(histories.Of).ToList();
        var wordings = claims.Values.SelectMany(claim => claim.Superseded.Append(claim.Body)).ToList();
        var people = wordings.OfType<PostClaim>().Select(claim => claim.Person).Concat(held.Select(one => one.Person.Id)).ToHashSet();

        var reads = new Reads();
        var shownBy = events.Select(recorded => (recorded.Data as ClaimAct)?.Source).OfType<string>();
        var credits = Credits.In(reads, wordings, shownBy, question.Known.Moment, texts: true, limit);
        var leaves = new Dictionary<Guid, long>();
        var ids = events.Select(recorded => recorded.Id).ToArray();
        reads.Add("Provenance/leaves.sql", [ids], row => leaves[row.GetGuid(0)] = row.GetInt64(1));
        var identities = new List<TrailEvent>();
        reads.Add(
            "Provenance/identities.sql",
            [question.Organization, Streams.Organization(question.Organization), people.ToArray(), question.Known.Moment],
            row => identities.Add(TrailEvent.Of(ClaimReader.Read(row), null, null, row.IsDBNull(9) ? null : row.GetInt64(9))));
        var (size, checkpoint) = (0L, (SignedCheckpoint?)null);
        TreeReader.AskSize(reads, leaves => size = leaves);
        Checkpoints.AskLatest(reads, latest => checkpoint = latest);
        await reads.RunAsync(connection, stop);

        var composer = new TrailComposer(claims, histories, credits, leaves, answer);
        return new TrailView
        {
            Answer = answer,
            Sentence = AnswerSentence.Of(answer),
            Holders = [.. held.Select(composer.Holder)],
            Claims = [.. order.Select(composer.Claim)],
            Identities = identities.Count == 0 ? null : identities,
            Ledger = LedgerPlace.Of(size, checkpoint),
        };
    }

    /// <summary>Nobody holds a vacant post because somebody left it: whoever left last.</summary>
    private async Task<IReadOnlyList<Held>> LastAsync(Question question, CancellationToken stop)
    {
        var (timeline, _) = await timelines.OfOrganizationAsync(question.Organization, question.Post, question.Known, null, stop);
        var ended = timeline!.Posts.SelectMany(post => post.Tenures).Select(tenure => (Tenure: tenure, End: LatestEnd(tenure)))
            .Where(one => one.End <= question.On.Moment).ToList();
        return
        [
            .. ended.Where(one => one.End == ended.Max(other => other.End)).Select(one => one.Tenure)
                .Select(tenure => new Held(tenure.Person, true, tenure.Because)
                {
                    From = (tenure.From, tenure.OtherFrom),
                    To = (tenure.To, tenure.OtherTo),
                }),
        ];
    }

    private static DateTime LatestEnd(TenureView tenure) => tenure.To is null
        ? Domain.Time.Moments.Forever
        : (tenure.OtherTo ?? []).Append(tenure.To).Max(end => Boundary.Parse(end).Latest);
}
