using System.Text.Json;

namespace Facts.Api.Hosting;

/// <summary>
/// The fields of an answer that say what the clock said: <c>on</c> and <c>knownAt</c> at its top, where nobody asked for a time.
/// </summary>
internal static class ClockedFields
{
    /// <returns>Whether there are any; and the body without their values.</returns>
    public static (bool Clocked, byte[] Others) Without(byte[] body, bool onIsAsked, bool knownIsAsked)
    {
        if ((onIsAsked && knownIsAsked) || body.Length == 0 || body[0] != (byte)'{')
            return (false, body);
        var rest = new MemoryStream(body.Length);
        var (kept, clocked) = (0, false);
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var told = (!onIsAsked && reader.ValueTextEquals("on"u8)) || (!knownIsAsked && reader.ValueTextEquals("knownAt"u8));
            reader.Read();
            if (told && reader.TokenType == JsonTokenType.String)
            {
                rest.Write(body.AsSpan(kept, (int)reader.TokenStartIndex - kept));
                (kept, clocked) = ((int)reader.BytesConsumed, true);
            }
            else
            {
                reader.Skip();
            }
        }

        rest.Write(body.AsSpan(kept));
        return clocked ? (true, rest.ToArray()) : (false, body);
    }
}
