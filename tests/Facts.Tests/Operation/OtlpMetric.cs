using System.Text;

namespace Facts.Tests.Operation;

/// <summary>What Prometheus makes of an exported metric: its name, and its series (OpenTelemetry, "Prometheus and OpenMetrics Compatibility").</summary>
internal sealed record OtlpMetric(string Name, string Unit, bool IsCounter, bool IsHistogram)
{
    public IEnumerable<string> PrometheusNames
    {
        get
        {
            // Units in braces are comments; UCUM's abbreviations are written out, and "1" is a ratio of gauges.
            var unit = Unit switch
            {
                "s" => "_seconds",
                "By" => "_bytes",
                "1" when !IsCounter && !IsHistogram => "_ratio",
                _ => "",
            };
            var name = Name.Replace('.', '_');
            name = unit.Length == 0 || name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit;
            return IsHistogram ? [name + "_bucket", name + "_sum", name + "_count"]
                : IsCounter ? [name + "_total"]
                : [name];
        }
    }

    /// <summary>Those of an ExportMetricsServiceRequest (opentelemetry-proto, collector/metrics/v1 and metrics/v1).</summary>
    public static IEnumerable<OtlpMetric> Read(byte[] request) =>
        Inside(Inside(Inside([request], 1), 2), 2).Select(Of);

    private static OtlpMetric Of(byte[] metric)
    {
        var fields = Fields(metric).ToList();
        // Field 7 is a sum, with its own field 3 for one that only grows; 9 and 10 are histograms.
        var grows = fields.Any(one => one.Number == 7 && Fields(one.Bytes).Any(sum => sum.Number == 3 && sum.Value == 1));
        return new OtlpMetric(Text(fields, 1), Text(fields, 3), grows, fields.Any(one => one.Number is 9 or 10));
    }

    private static IEnumerable<byte[]> Inside(IEnumerable<byte[]> messages, int number) =>
        messages.SelectMany(Fields).Where(field => field.Number == number).Select(field => field.Bytes);

    private static string Text(List<(int Number, ulong Value, byte[] Bytes)> fields, int number) =>
        Encoding.UTF8.GetString(fields.Where(one => one.Number == number).Select(one => one.Bytes).FirstOrDefault() ?? []);

    /// <summary>The fields of a message (Protocol Buffers, "Encoding"): varints, fixed numbers and what has a length.</summary>
    private static IEnumerable<(int Number, ulong Value, byte[] Bytes)> Fields(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var (number, value, bytes) = ((int)(tag >> 3), 0UL, Array.Empty<byte>());
            switch (tag & 7)
            {
                case 0:
                    value = Varint(message, ref at);
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    bytes = message[at..(at + length)];
                    at += length;
                    break;
                default:
                    at += (tag & 7) == 1 ? 8 : 4;
                    break;
            }

            yield return (number, value, bytes);
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var one = message[at++];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
                return value;
        }
    }
}
