using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks.Appending;

/// <summary>The event of other stores: what a claim says, and no more.</summary>
public sealed record TenureRecorded(string Id, string Source, string Organization, string Post, string Person, string From, string To)
{
    /// <summary>What a client says when it has said so many before.</summary>
    public static TenureRecorded Of(int who, int number, string organization) => new(
        $"claim-{who}-{number}", "register", organization, $"post-{number / 10}", $"person-{number}", "2020-03-01", "2023-03-01");

    /// <summary>A claim of the register.</summary>
    public static TenureRecorded Of(int claim)
    {
        var (organization, post, person, from, to) = Register.Tenure(claim);
        return new($"claim-{claim}", "register", organization, post, person, from, to);
    }
}

/// <summary>
/// What somebody would project from a stream of them with Marten alone (https://martendb.io/events/projections/single-stream-projections):
/// the tenures of an organization, in one document, as they were said.
/// </summary>
public sealed partial class Holdings
{
    /// <summary>The organization, as its stream is named.</summary>
    public string Id { get; set; } = "";

    public List<Holding> Tenures { get; set; } = [];

    public void Apply(TenureRecorded said) => Tenures.Add(new(said.Post, said.Person, said.From, said.To));

    /// <summary>Who holds a post on a day, in order, with commas between.</summary>
    public string Holders(string post, string on) => string.Join(
        ',',
        Tenures.Where(one => one.Post == post && Before(one.From, on) && (one.To == ".." || !Before(one.To, on)))
            .Select(one => one.Person).Order(StringComparer.Ordinal));

    private static bool Before(string day, string on) => string.CompareOrdinal(day, on) <= 0;
}

/// <summary>One tenure among <see cref="Holdings"/>; dates as yyyy-MM-dd, <c>..</c> for an end that is yet to come.</summary>
public sealed record Holding(string Post, string Person, string From, string To);
