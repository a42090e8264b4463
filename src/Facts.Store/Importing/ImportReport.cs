using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.Recording;

namespace Facts.Store.Importing;

/// <summary>What an import did (contract: POST /api/import).</summary>
internal sealed class ImportReport
{
    /// <summary>Refusals are listed up to here and counted beyond, so that a report stays small whatever the file.</summary>
    public const int MostListed = 10_000;

    /// <summary>Remarks are listed up to here, each once.</summary>
    public const int MostRemarks = 100;

    private readonly List<RejectedLine> _rejected = [];
    private readonly Dictionary<Remark, long> _remarks = [];

    public long Sources { get; private set; }

    public long Claims { get; private set; }

    public long Corrections { get; private set; }

    public long Retractions { get; private set; }

    public long Other { get; private set; }

    public long Unchanged { get; private set; }

    public long RejectedCount { get; private set; }

    public IReadOnlyList<RejectedLine> Rejected => _rejected;

    public ChangedAnswers Changes { get; } = new();

    public CreatedNames Created { get; } = new();

    /// <summary>What the author ought to know of lines that were recorded; absent for nothing.</summary>
    public IReadOnlyList<RemarkedLine>? Remarks => _remarks.Count == 0
        ? null
        : [.. _remarks.OrderBy(one => one.Value).Select(one => new RemarkedLine(one.Value, one.Key.Code, one.Key.About, one.Key.Message))];

    public long Lines => Sources + Claims + Corrections + Retractions + Other + Unchanged + RejectedCount;

    public void Add(Recorded line)
    {
        if (line.Refusal is not null)
            Reject(line.Number, line.Refusal);
        else if (line.Unchanged)
            Unchanged++;
        else
            Count(line.Line!);
        foreach (var remark in line.Remarks)
        {
            if (_remarks.TryGetValue(remark, out var first) ? line.Number < first : _remarks.Count < MostRemarks)
                _remarks[remark] = line.Number;
        }
    }

    /// <summary>For people: what there was of, in words.</summary>
    public string Summary()
    {
        var parts = new (long Count, string One, string Many)[]
        {
            (Claims, "claim", "claims"), (Sources, "source", "sources"), (Corrections, "correction", "corrections"),
            (Retractions, "retraction", "retractions"), (Other, "other line", "other lines"),
        }.Where(part => part.Count > 0).Select(part => $"{part.Count} {(part.Count == 1 ? part.One : part.Many)}").ToList();
        var done = parts.Count == 0 ? "nothing" : string.Join(", ", parts);
        return done + (Unchanged > 0 ? $"; {Unchanged} unchanged" : "") + (RejectedCount > 0 ? $"; {RejectedCount} refused" : "");
    }

    private void Reject(long number, Refusal refusal)
    {
        RejectedCount++;
        if (_rejected.Count < MostListed)
            _rejected.Add(new RejectedLine(number, refusal.Code, refusal.Message));
    }

    private void Count(RecordingCommand line)
    {
        switch (line)
        {
            case DeclareSource:
                Sources++;
                break;
            case RecordClaim:
                Claims++;
                break;
            case CorrectClaim:
                Corrections++;
                break;
            case ActOnClaim { Act: ClaimRetracted }:
                Retractions++;
                break;
            default:
                Other++;
                break;
        }
    }
}

/// <summary>A line that was recorded, and of which its author ought to know something; the first of which it is so.</summary>
internal sealed record RemarkedLine(long Line, string Code, string About, string Message);

/// <summary>A line that was refused.</summary>
internal sealed record RejectedLine(long Line, string Code, string Message);
