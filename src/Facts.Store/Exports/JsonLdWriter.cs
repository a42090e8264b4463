using System.Text.Json;
using Facts.Domain.Exports;
using Facts.Domain.Sources;
using Facts.Domain.Time;

namespace Facts.Store.Exports;

/// <summary>
/// PROV-O (W3C Recommendation, 30 April 2013) with Web Annotation (23 February 2017) as JSON-LD: one node a thing, in a graph. The context
/// stands in the document, so that nothing has to be fetched to read it.
/// </summary>
internal sealed class JsonLdWriter : IProvWriter
{
    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;

    public JsonLdWriter(Stream stream, Iris iris)
    {
        (_stream, _json) = (stream, Json.To(stream));
        _json.WriteStartObject();
        JsonLdContext.Write(_json, iris);
        _json.WriteStartArray("@graph");
    }

    public async ValueTask WriteAsync(IEnumerable<Statement> statements, CancellationToken stop)
    {
        var all = statements.ToList();
        var relations = all.OfType<Relation>().ToLookup(relation => relation.Subject);
        var elements = all.OfType<Element>().ToDictionary(element => element.Id);
        foreach (var element in elements.Values)
            Node(element.Id, element, relations[element.Id]);
        // Things that are told of elsewhere: what a denial did to a claim.
        foreach (var rest in relations.Where(group => !elements.ContainsKey(group.Key)))
            Node(rest.Key, null, rest);
        foreach (var relation in all.OfType<Relation>())
        {
            if (relation.Quoted is var (annotation, words))
                Annotation(annotation, relation, words);
        }

        await _json.FlushAsync(stop);
    }

    public async ValueTask EndAsync(CancellationToken stop)
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        await _json.FlushAsync(stop);
        await _stream.WriteAsync("\n"u8.ToArray(), stop);
        await _stream.FlushAsync(stop);
    }

    // Nothing is held but the writer, and disposing that would write what an export that failed has left.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Node(QName id, Element? element, IEnumerable<Relation> relations)
    {
        var all = relations.ToList();
        _json.WriteStartObject();
        _json.WriteString("id", id.ToString());
        if (element is not null)
            Properties(element);
        foreach (var several in all.GroupBy(relation => relation.Type))
            Things(JsonLdContext.Property(several.Key), several.Select(relation => relation.Other).Distinct());
        foreach (var several in all.Where(IsQualified).GroupBy(relation => JsonLdContext.Qualified(relation.Type)))
        {
            _json.WriteStartArray(several.Key.Property);
            foreach (var relation in several)
                Influence(several.Key.Class, several.Key.Influencer, relation);
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    /// <summary>PROV-O says more of a relation than that there is one by a thing of its own (3.3).</summary>
    private static bool IsQualified(Relation relation) => relation.Properties.Count > 0 || relation.Plan is not null;

    private void Influence(string sort, string influencer, Relation relation)
    {
        _json.WriteStartObject();
        _json.WriteString("type", sort);
        Things(influencer, [relation.Other]);
        if (relation.Plan is { } plan)
            Things("prov:hadPlan", [plan]);
        Write(relation.Properties);
        _json.WriteEndObject();
    }

    private void Properties(Element element)
    {
        string[] types =
        [
            $"prov:{element.Type}",
            .. element.Properties.Where(property => property.Name == Property.Type).Select(property => property.Value.Thing!.Value.ToString()),
        ];
        _json.WriteStartArray("type");
        foreach (var type in types)
            _json.WriteStringValue(type);
        _json.WriteEndArray();
        Write(element.Properties.Where(property => property.Name != Property.Type));
        if (element.At is { } at)
        {
            var instant = AsOf.Print(at);
            Write([Property.Instant(QName.Prov("startedAtTime"), instant), Property.Instant(QName.Prov("endedAtTime"), instant)]);
        }
    }

    private void Annotation(QName id, Relation relation, Quote words)
    {
        _json.WriteStartObject();
        _json.WriteString("id", id.ToString());
        _json.WriteString("type", "Annotation");
        _json.WriteString("motivation", "linking");
        _json.WriteString("body", relation.Subject.ToString());
        _json.WriteStartObject("target");
        _json.WriteString("type", "SpecificResource");
        _json.WriteString("source", relation.Other.ToString());
        _json.WriteStartArray("selector");
        _json.WriteStartObject();
        _json.WriteString("type", "TextQuoteSelector");
        _json.WriteString("exact", words.Exact);
        _json.Text("prefix", words.Prefix);
        _json.Text("suffix", words.Suffix);
        _json.WriteEndObject();
        _json.WriteStartObject();
        _json.WriteString("type", "TextPositionSelector");
        _json.WriteNumber("start", words.Start);
        _json.WriteNumber("end", words.End);
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Things(string name, IEnumerable<QName> things)
    {
        _json.WriteStartArray(name);
        foreach (var thing in things)
            Write(new Value("", null, thing));
        _json.WriteEndArray();
    }

    private void Write(IEnumerable<Property> properties)
    {
        foreach (var several in properties.GroupBy(property => property.Name))
        {
            _json.WriteStartArray(JsonLdContext.Name(several.Key));
            foreach (var property in several)
                Write(property.Value);
            _json.WriteEndArray();
        }
    }

    private void Write(Value value)
    {
        if (value is { Thing: null, Datatype: null })
        {
            _json.WriteStringValue(value.Text);
            return;
        }

        _json.WriteStartObject();
        if (value.Thing is { } thing)
        {
            _json.WriteString("id", thing.ToString());
        }
        else
        {
            _json.WriteString("@type", value.Datatype.ToString());
            _json.WriteString("@value", value.Text);
        }

        _json.WriteEndObject();
    }
}
