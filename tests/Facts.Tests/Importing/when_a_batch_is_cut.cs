using CsCheck;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Sources;
using Facts.Store.Importing;
using Facts.Store.Recording;

namespace Facts.Tests.Importing;

/// <summary>Parts of a batch are recorded at the same time: nothing in one may wait for another, or change what comes of it.</summary>
public sealed class when_a_batch_is_cut
{
    private static readonly Gen<RecordingCommand> Line = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 199], Gen.Int[0, 299], Gen.Int[0, 4]).Select(
        (kind, organization, claim, source) => kind switch
        {
            0 when claim < 2 => new DeclareSource(new SourceRecorded { Id = $"s{source}", Title = "s" }),
            0 when claim < 4 => new DeclareOrganization(new OrganizationDeclared { Id = $"o{organization}", Name = "o" }),
            _ => (RecordingCommand)new RecordClaim(
                new TenureClaimed
                {
                    Id = $"c{claim}",
                    Source = $"s{source}",
                    Organization = $"o{organization}",
                    Post = "p",
                    Person = "x",
                    From = "2020",
                },
                null),
        });

    [Fact]
    public void no_part_waits_for_another() => Line.Array[0, 60].Sample(lines =>
    {
        var parts = Cut(lines);
        foreach (var key in (Func<RecordingCommand, IEnumerable<object>>[])[Locks, Claims, line => Sources(line, lines)])
            parts.SelectMany(part => part.SelectMany(line => key(line.Line)).Distinct()).ShouldBeUnique();
    });

    [Fact]
    public void every_line_is_in_one_part_and_in_its_order() => Line.Array[0, 60].Sample(lines =>
    {
        var parts = Cut(lines);
        parts.SelectMany(part => part.Select(line => line.Number)).Order().ShouldBe(Enumerable.Range(0, lines.Length).Select(i => (long)i));
        foreach (var part in parts)
            part.Select(line => line.Number).ShouldBeInOrder();
    });

    [Fact]
    public void a_register_is_cut_in_halves()
    {
        var lines = Enumerable.Range(0, 4_000).Select(i => new RecordClaim(
            new TenureClaimed { Id = $"c{i}", Source = "s", Organization = $"o{i / 50}", Post = "p", Person = "x", From = "2020" }, null));
        var parts = Cut([.. lines]);
        parts.Count.ShouldBe(2);
        parts.Select(part => part.Count).ShouldAllBe(count => count >= 1_900);
    }

    private static IReadOnlyList<IReadOnlyList<(long Number, RecordingCommand Line)>> Cut(RecordingCommand[] lines) =>
        Parts.Of([.. lines.Select((line, i) => ((long)i, line))], 2);

    private static IEnumerable<object> Locks(RecordingCommand line) => line switch
    {
        RecordClaim { Claim: var claim } => [OrganizationLocks.Of(claim.Organization)],
        DeclareOrganization { Organization: var organization } => [OrganizationLocks.Of(organization.Id)],
        _ => [],
    };

    private static IEnumerable<object> Claims(RecordingCommand line) => line is RecordClaim { Claim: var claim } ? [claim.Id] : [];

    /// <summary>Sources that the batch declares; those that were there before change nothing.</summary>
    private static IEnumerable<object> Sources(RecordingCommand line, RecordingCommand[] all)
    {
        var named = line switch
        {
            DeclareSource declared => declared.Source.Id,
            RecordClaim { Claim: var claim } => claim.Source,
            _ => null,
        };
        return all.OfType<DeclareSource>().Any(declared => declared.Source.Id == named) ? [named!] : [];
    }
}
