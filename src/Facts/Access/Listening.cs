using System.Net;
using Facts.Domain;

namespace Facts.Access;

/// <summary>Where Facts may listen: anywhere when it knows who is let in, else on this machine only.</summary>
internal static class Listening
{
    /// <param name="urls">As Kestrel takes them, separated by <c>;</c>.</param>
    /// <param name="access">Who is let in.</param>
    /// <param name="configuration">Kestrel's own, which could name other addresses.</param>
    public static Refusal? Check(string urls, AccessSettings access, IConfiguration configuration)
    {
        if (access.Check() is { } incomplete)
            return incomplete;
        if (access.IsConfigured)
            return null;
        var named = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "");
        return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Concat(named)
            .FirstOrDefault(url => !IsLoopback(url)) is { } open
            ? new Refusal(AccessSettings.NotConfigured,
                $"{open} can be reached from other machines, and nobody would be asked who they are. "
                + "Set Access__ApiKeys=true or Access__Authority, or listen on 127.0.0.1.")
            : null;
    }

    /// <summary>RFC 6761, section 6.3: localhost is loopback. A socket in the file system has the file system's permissions.</summary>
    private static bool IsLoopback(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.IsUnixPipe || IsLoopbackHost(address.Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>A host as in an address or in the header Host, without its port; IPv6 in brackets.</summary>
    public static bool IsLoopbackHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
