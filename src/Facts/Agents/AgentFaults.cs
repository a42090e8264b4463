using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Api.Hosting;
using Facts.Store.Storage;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Facts.Agents;

/// <summary>
/// What an agent got wrong about the protocol, before any tool is looked for. The SDK calls parameters that it can't read an internal error
/// (-32603); they are invalid ones (-32602; JSON-RPC 2.0, section 5.1).
/// </summary>
internal static class AgentFaults
{
    public static McpMessageHandler Tell(McpMessageHandler next) => async (context, stop) =>
    {
        if (context.JsonRpcMessage is JsonRpcRequest { Params: { } given } && !IsReadable(given))
        {
            throw Invalid("The parameters are one JSON object, in which each name stands once, and all is text: no U+0000, "
                + "and no half of a surrogate pair.");
        }

        try
        {
            await next(context, stop);
        }
        catch (JsonException)
        {
            throw Invalid("The parameters are none of this method.");
        }
    };

    private static bool IsReadable(JsonNode given)
    {
        try
        {
            var json = Encoding.UTF8.GetBytes(given.ToJsonString());
            return PlainText.IsIn(json) && RequestBodies.Object(json).Json is not null;
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or ArgumentException)
        {
            // Half of a surrogate pair can't be written.
            return false;
        }
    }

    private static McpProtocolException Invalid(string sentence) => new(sentence, McpErrorCode.InvalidParams);
}
