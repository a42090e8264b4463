using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Facts.Domain.Webhooks;

/// <summary>Ids of messages: the same message has the same one for ever, whoever sends it and however often.</summary>
public static class WebhookIds
{
    /// <summary>Of what a leaf of the ledger changed in an organization, as one endpoint is told it.</summary>
    /// <param name="endpoint">The endpoint's id; it has no line feed.</param>
    /// <param name="leaf">The last leaf of the change, from 0.</param>
    /// <param name="organization">The organization's id; a leaf may concern several.</param>
    public static string OfChange(string endpoint, long leaf, string organization) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"{endpoint}\n{leaf}\n{organization}"));

    /// <summary>Of a message that only tries whether it arrives.</summary>
    /// <param name="endpoint">The endpoint's id.</param>
    /// <param name="moment">When it is tried.</param>
    public static string OfTest(string endpoint, DateTime moment) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"{endpoint}\ntest\n{moment.Ticks}"));

    private static string Of(string text) => "msg_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16]);
}
