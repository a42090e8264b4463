using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Store.Storage;

namespace Facts.Tests.Storage;

/// <summary>
/// The form that events have in every store there is. A golden file never changes: a changed event gets a new name, a new golden file,
/// and an upcaster from the old one.
/// </summary>
public sealed class when_events_are_stored
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden");

    public static TheoryData<string> Names => [.. EventTypes.Names.Values];

    [Fact]
    public void it_has_a_golden_file_for_each_type() =>
        Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(EventTypes.Names.Values.Select(name => $"{name}.json").Order(StringComparer.Ordinal));

    [Fact]
    public void it_has_a_sample_of_each_type() =>
        SampleEvents.All.Select(sample => sample.GetType()).ShouldBe(EventTypes.Names.Keys, ignoreOrder: true);

    [Fact]
    public void it_has_a_type_for_each_kind_of_claim() =>
        typeof(ClaimEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ClaimEvent)) && !type.IsAbstract)
            .ShouldBeSubsetOf(EventTypes.Names.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void it_writes_what_the_golden_file_says(string name) =>
        Indented(Written(Sample(name))).ShouldBe(Golden(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void it_reads_the_golden_file_and_loses_nothing(string name) =>
        Indented(Written(JsonSerializer.Deserialize(Golden(name), EventTypes.Types[name], FactsJson.Options)!)).ShouldBe(Golden(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void it_fills_every_field_of_the_golden_file(string name)
    {
        var written = JsonNode.Parse(Golden(name))!.AsObject().Select(field => field.Key);
        var fields = EventTypes.Types[name].GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        // What is empty is left out.
        var empty = name == "death-claimed" ? ["organization"] : (string[])[];
        written.ShouldBe(fields.Except(Added(name)).Except(empty), ignoreOrder: true);
    }

    /// <summary>A golden file stays as it is; what came later may be absent, and adds itself.</summary>
    [Fact]
    public void it_adds_later_fields_to_what_the_golden_file_says()
    {
        foreach (var later in SampleEvents.Later)
        {
            var name = EventTypes.Names[later.GetType()];
            var written = JsonNode.Parse(Written(later))!.AsObject();
            Added(name).ShouldAllBe(field => written.ContainsKey(field));
            Written(JsonSerializer.Deserialize(Written(later), later.GetType(), FactsJson.Options)!).ShouldBe(Written(later));
            foreach (var field in Added(name))
                written.Remove(field);
            Indented(written.ToJsonString()).ShouldBe(Golden(name));
        }
    }

    private static string[] Added(string name) => name switch
    {
        "claim-ranked" or "redacted" => ["proposedBy"],
        "source-recorded" => ["organizations", "originalSha256"],
        "person-declared" => ["organizations", "kind"],
        "person-named" => ["kind"],
        "dissolution-claimed" => ["recordedAt"],
        "tenure-claimed" => ["on"],
        "source-revised" => ["originalSha256"],
        "key-given" => ["prefix", "hash"],
        _ => [],
    };

    private static object Sample(string name) => SampleEvents.All.Single(sample => EventTypes.Names[sample.GetType()] == name);

    private static string Golden(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json"));

    private static string Written(object data) => JsonSerializer.Serialize(data, data.GetType(), FactsJson.Options);

    private static string Indented(string json) => JsonNode.Parse(json)!.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
}
