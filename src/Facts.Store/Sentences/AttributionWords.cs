using Facts.Domain.Claims;
using Facts.Domain.Provenance;

namespace Facts.Store.Sentences;

/// <summary>Who said something, and through whom, in words.</summary>
internal static class AttributionWords
{
    /// <summary>
    /// Who said it, through whom: "Emmett Shear, via X, 20 November 2023 → The article"; as the claim has them without names.
    /// </summary>
    public static string? Said(IReadOnlyList<Attribution>? attribution, Func<string, string>? name = null) => attribution is null or []
        ? null
        : string.Join(" → ", attribution.Select(step => Step(name is null ? step : step with { Who = name(step.Who) })));

    /// <summary>"Emmett Shear, via X, 20 November 2023".</summary>
    public static string Of(AttributionNode node) => Said([new Attribution(node.Who.Name, node.Via, node.On)])!;

    /// <summary>
    /// One claim's tree, which is a chain, from the speaker on: "Emmett Shear, via X", "The article"; empty when it has one link only.
    /// </summary>
    public static IReadOnlyList<string> Chain(IReadOnlyList<AttributionNode> tree)
    {
        var links = new List<string>();
        for (var node = tree is [var first, ..] ? first : null; node is not null; node = node.HeardFrom?[0])
            links.Insert(0, Of(node));
        return links.Count < 2 ? [] : links;
    }

    /// <summary>"one origin", "3 independent origins".</summary>
    public static string Count(int origins) => origins == 1 ? "one origin" : $"{origins} independent origins";

    private static string Step(Attribution step) =>
        step.Who + (step.Via is null ? "" : $", {Localizer.Of("via", "melalui")} {step.Via}")
        + (step.On is null ? "" : $", {EdtfWords.Of(step.On)}");
}
