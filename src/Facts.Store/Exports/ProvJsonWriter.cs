using System.Text.Json;
using Facts.Domain.Exports;
using Facts.Domain.Time;
using Microsoft.AspNetCore.WebUtilities;

namespace Facts.Store.Exports;

/// <summary>
/// PROV-JSON (W3C Member Submission, 24 April 2013). It has everything by sort, and statements come in by claim: entities are written as
/// they come, the other sorts gather in a buffer each, which goes over to a temporary file when it grows, and follow at the end.
/// Names are typed <c>prov:QUALIFIED_NAME</c>, as its implementations do; the submission has <c>xsd:QName</c>.
/// </summary>
internal sealed class ProvJsonWriter : IProvWriter
{
    private const string Direct = "entity";

    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;
    private readonly SortedDictionary<string, (Utf8JsonWriter Json, FileBufferingWriteStream Buffer)> _sections = new(StringComparer.Ordinal);
    private long _relations;

    public ProvJsonWriter(Stream stream, Iris iris)
    {
        (_stream, _json) = (stream, Json.To(stream));
        _json.WriteStartObject();
        _json.WriteStartObject("prefix");
        // PROV-JSON knows these two itself.
        foreach (var (prefix, iri) in iris.Prefixes.Where(pair => pair.Key is not ("prov" or "xsd")))
            _json.WriteString(prefix, iri);
        _json.WriteEndObject();
        _json.WriteStartObject(Direct);
    }

    public async ValueTask WriteAsync(IEnumerable<Statement> statements, CancellationToken stop)
    {
        foreach (var statement in statements)
        {
            if (statement is Element element)
                Write(Section(ProvJsonTerms.Section(element.Type)), element);
            else if (statement is Relation relation)
                Write(Section(ProvJsonTerms.Section(relation.Type)), relation);
        }

        await _json.FlushAsync(stop);
        foreach (var (json, _) in _sections.Values)
            await json.FlushAsync(stop);
    }

    public async ValueTask EndAsync(CancellationToken stop)
    {
        _json.WriteEndObject();
        await _json.FlushAsync(stop);
        foreach (var (name, (json, buffer)) in _sections)
        {
            json.WriteEndObject();
            await json.FlushAsync(stop);
            await _stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(name).Prepend((byte)',').Append((byte)':').ToArray(), stop);
            await buffer.DrainBufferAsync(_stream, stop);
        }

        await _stream.WriteAsync("}\n"u8.ToArray(), stop);
        await _stream.FlushAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (json, buffer) in _sections.Values)
        {
            await json.DisposeAsync();
            await buffer.DisposeAsync();
        }

        // Not _json: disposing would write what an export that failed has left.
        GC.SuppressFinalize(this);
    }

    private Utf8JsonWriter Section(string name)
    {
        if (name == Direct)
            return _json;
        if (!_sections.TryGetValue(name, out var section))
        {
            var buffer = new FileBufferingWriteStream();
            _sections.Add(name, section = (Json.To(buffer), buffer));
            section.Json.WriteStartObject();
        }

        return section.Json;
    }

    private static void Write(Utf8JsonWriter json, Element element)
    {
        json.WriteStartObject(element.Id.ToString());
        if (element.At is { } at)
        {
            json.WriteString("prov:startTime", AsOf.Print(at));
            json.WriteString("prov:endTime", AsOf.Print(at));
        }

        Write(json, element.Properties);
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, Relation relation)
    {
        var (subject, other) = ProvJsonTerms.Ends(relation.Type);
        json.WriteStartObject($"_:r{++_relations}");
        json.WriteString(subject, relation.Subject.ToString());
        json.WriteString(other, relation.Other.ToString());
        if (relation.Plan is { } plan)
            json.WriteString("prov:plan", plan.ToString());
        Write(json, [.. ProvJsonTerms.Subtype(relation.Type), .. relation.Properties, .. ProvJsonTerms.Words(relation)]);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<Property> properties)
    {
        foreach (var several in properties.GroupBy(property => property.Name))
        {
            var values = several.ToList();
            json.WritePropertyName(several.Key.ToString());
            if (values.Count > 1)
                json.WriteStartArray();
            foreach (var property in values)
                Write(json, property.Value);
            if (values.Count > 1)
                json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, Value value)
    {
        if ((value.Thing ?? value.Datatype) is not { } type)
        {
            json.WriteStringValue(value.Text);
            return;
        }

        json.WriteStartObject();
        json.WriteString("$", value.Thing is null ? value.Text : type.ToString());
        json.WriteString("type", value.Thing is null ? type.ToString() : "prov:QUALIFIED_NAME");
        json.WriteEndObject();
    }
}
