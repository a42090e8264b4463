using System.Net;

namespace Facts.Domain.Webhooks;

/// <summary>Where messages may be sent, as far as an address tells; what a name leads to is looked at when it is connected to.</summary>
public static class WebhookTarget
{
    /// <summary>The stable code of an address that nothing is sent to.</summary>
    public const string Refused = "address-refused";

    private const int Longest = 2_000;

    /// <summary>
    /// The address as a URI: https; http too, on loopback alone and where loopback is allowed. Without a user, a password or a fragment.
    /// </summary>
    /// <param name="text">As somebody gave it.</param>
    /// <param name="loopback">Whether this machine may be sent to.</param>
    public static (Uri? Address, Refusal? Refusal) Read(string text, bool loopback)
    {
        if (text.Length > Longest)
            return (null, new Refusal(Codes.TooLong, $"The address is longer than {Longest} characters."));
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0)
            return (null, new Refusal(Codes.InvalidValue, "'url' is no absolute address."));
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            return (null, new Refusal(Codes.InvalidValue, "'url' has a user or a fragment, which would not be sent."));
        var here = loopback && IsLoopback(address);
        if (address.Scheme != Uri.UriSchemeHttps && !(here && address.Scheme == Uri.UriSchemeHttp))
            return (null, new Refusal(Refused, "'url' is no https address."));
        return !here && IPAddress.TryParse(address.IdnHost, out var ip) && !PublicAddress.Is(ip)
            ? (null, new Refusal(Refused, "'url' leads to no public address."))
            : !here && IsLoopback(address)
            ? (null, new Refusal(Refused, "'url' leads to this machine."))
            : (address, null);
    }

    /// <summary>Whether an address that a name led to may be connected to.</summary>
    public static bool IsAllowed(IPAddress address, bool loopback) =>
        PublicAddress.Is(address) || (loopback && IPAddress.IsLoopback(address));

    /// <summary>RFC 6761, section 6.3: localhost and all below it is loopback.</summary>
    private static bool IsLoopback(Uri address) =>
        IPAddress.TryParse(address.IdnHost, out var ip)
            ? IPAddress.IsLoopback(ip)
            : address.IdnHost.TrimEnd('.') is var host
                && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
                    || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase));
}
