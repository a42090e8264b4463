using System.Text;
using YamlDotNet.Serialization;

namespace Facts.Tests.Sources;

/// <summary>The seed's file by a YAML library, and its quotes by comparing code points: none of it by our own readers.</summary>
public sealed class when_the_seed_is_quoted
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "seeds", "openai-board-2023-11");

    [Fact]
    public void each_claim_has_words_that_stand_exactly_once_in_its_source()
    {
        var wrong = new List<string>();
        var claims = 0;
        foreach (var (id, text, quote, prefix, suffix) in Quotes())
        {
            claims++;
            var places = quote is null ? -1 : Places(text, Runes(quote), Runes(prefix), Runes(suffix));
            if (places != 1)
                wrong.Add($"{id}: {places} times");
        }

        wrong.ShouldBeEmpty();
        claims.ShouldBeGreaterThan(120);
    }

    private static IEnumerable<(string Id, Rune[] Text, string? Quote, string? Prefix, string? Suffix)> Quotes()
    {
        var yaml = new DeserializerBuilder().Build();
        using var reader = new StreamReader(Path.Combine(Folder, "case.yaml"));
        var parser = new YamlDotNet.Core.Parser(reader);
        YamlDotNet.Core.ParserExtensions.Consume<YamlDotNet.Core.Events.StreamStart>(parser);
        while (YamlDotNet.Core.ParserExtensions.Accept<YamlDotNet.Core.Events.DocumentStart>(parser, out _))
        {
            var document = yaml.Deserialize<Dictionary<string, object>>(parser);
            var source = (Dictionary<object, object>)document["source"];
            var text = Runes(File.ReadAllText(Path.Combine(Folder, (string)source["text"]), Encoding.UTF8));
            foreach (var claim in ((List<object>)document["claims"]).Cast<Dictionary<object, object>>())
            {
                claim.ContainsKey("source").ShouldBeFalse();
                yield return ((string)claim["id"], text, Field(claim, "quote"), Field(claim, "prefix"), Field(claim, "suffix"));
            }
        }
    }

    private static string? Field(Dictionary<object, object> claim, string name) => (string?)claim.GetValueOrDefault(name);

    private static Rune[] Runes(string? text) => [.. (text ?? "").EnumerateRunes()];

    private static int Places(Rune[] text, Rune[] words, Rune[] before, Rune[] after)
    {
        Rune[] whole = [.. before, .. words, .. after];
        return Enumerable.Range(0, Math.Max(text.Length - whole.Length + 1, 0))
            .Count(start => text.AsSpan(start, whole.Length).SequenceEqual(whole));
    }
}
