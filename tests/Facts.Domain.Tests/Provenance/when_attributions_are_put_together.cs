using CsCheck;
using Facts.Domain.Claims;
using Facts.Domain.Provenance;
using Facts.Domain.Sources;

namespace Facts.Domain.Tests.Provenance;

public sealed class when_attributions_are_put_together
{
    private static readonly Dictionary<string, SourceRecorded> Sources = new()
    {
        ["paper"] = new() { Id = "paper", Title = "The paper of Monday", Publisher = "The Paper" },
        ["paper-2"] = new() { Id = "paper-2", Title = "The paper of Tuesday", Publisher = "The Paper" },
        ["minutes"] = new() { Id = "minutes", Title = "Minutes 7" },
        ["wire"] = new() { Id = "wire", Title = "The wire story", Publisher = "Reuters" },
    };

    private static readonly Gen<StatementClaimed[]> Claims = Gen.Select(
            Pick.One([.. Sources.Keys, "unknown"]),
            Pick.One(null, null, "wire"),
            Gen.Select(Pick.One("ann", "bob", "Wired", "The Paper"), Pick.One(null, "X"), (who, via) => new Attribution(who, via)).Array[0, 4])
        .Array[0, 12].Select(all => all.Select((one, number) => Make($"c{number}", one.Item1, one.Item2, one.Item3)).ToArray());

    [Fact]
    public void it_merges_what_chains_share_from_the_publisher_on() => Drawn(
            Make("c1", "paper", null, new("ann", "letter"), new("Wired")),
            Make("c2", "paper-2", null, new("bob"), new("Wired")),
            Make("c3", "paper", null, new Attribution("Wired")),
            Make("c4", "paper", null))
        .ShouldBe("The Paper [c4] (Wired [c3] (Ann via letter [c1], bob [c2]))");

    [Fact]
    public void it_begins_with_the_document_where_no_publisher_is_stated() =>
        Drawn(Make("c1", "minutes", null, new Attribution("ann")), Make("c2", "gone", null)).ShouldBe("Minutes 7 (Ann [c1]); gone [c2]");

    [Fact]
    public void it_does_not_name_the_publisher_twice() =>
        Drawn(Make("c1", "paper", null, new("ann"), new("The Paper")), Make("c2", "paper", null, new Attribution("The Paper")))
            .ShouldBe("The Paper [c2] (Ann [c1])");

    [Fact]
    public void it_ends_an_unattributed_copy_in_the_story_that_it_copies() =>
        Drawn(Make("c1", "paper", "wire"), Make("c2", "minutes", "wire")).ShouldBe("Minutes 7 (The wire story [c2]); The Paper (The wire story [c1])");

    [Fact]
    public void it_holds_each_claim_once_whatever_the_claims() => Claims.Sample(claims =>
        Ends(Tree(claims)).Order(StringComparer.Ordinal).ShouldBe(claims.Select(claim => claim.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void it_is_the_same_tree_in_any_order() => Claims.Sample(claims =>
        Drawn([.. claims.Reverse()]).ShouldBe(Drawn(claims)));

    [Fact]
    public void it_keeps_the_speaker_of_a_chain_without_end()
    {
        var chain = Enumerable.Range(0, 50_000).Select(number => new Attribution($"w{number}")).ToArray();
        var drawn = Drawn(Make("c1", "paper", null, chain));
        drawn.ShouldStartWith("The Paper (w49999 (w49998 (");
        drawn.ShouldContain("(… 49985 more (w0 [c1])");
        drawn.Count(letter => letter == '(').ShouldBe(AttributionTree.MostSteps);
    }

    private static IReadOnlyList<AttributionNode> Tree(params ClaimEvent[] claims) =>
        AttributionTree.Of(claims, Sources.GetValueOrDefault, id => id == "ann" ? "Ann" : id);

    private static string Drawn(params ClaimEvent[] claims) => string.Join("; ", Tree(claims).Select(Draw));

    private static string Draw(AttributionNode node) => node.Who.Name
        + (node.Via is null ? "" : $" via {node.Via}")
        + (node.Claims.Count == 0 ? "" : $" [{string.Join(' ', node.Claims)}]")
        + (node.HeardFrom is null ? "" : $" ({string.Join(", ", node.HeardFrom.Select(Draw))})");

    private static IEnumerable<string> Ends(IEnumerable<AttributionNode>? nodes) =>
        (nodes ?? []).SelectMany(node => node.Claims.Concat(Ends(node.HeardFrom)));

    private static StatementClaimed Make(string id, string source, string? origin, params Attribution[] chain) =>
        new StatementClaimed { Id = id, Source = source, Organization = "o", Origin = origin, Attribution = chain };
}
