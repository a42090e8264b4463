using System.Globalization;
using System.Net;
using Facts.Domain;
using Facts.Domain.Recording;

namespace Facts.Api.Access;

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
        return Each(urls).Concat(named)
            .FirstOrDefault(url => !IsLoopback(url)) is { } open
            ? new Refusal(AccessSettings.NotConfigured,
                $"{open} can be reached from other machines, and nobody would be asked who they are. "
                + "Set Access__ApiKeys=true or Access__Authority, or listen on 127.0.0.1.")
            : null;
    }

    /// <summary>What is wrong with addresses to listen on, separated by <c>;</c>, whoever is let in.</summary>
    public static Refusal? CheckForm(string urls)
    {
        var each = Each(urls);
        return each.Length == 0
            ? new Refusal(Codes.InvalidValue, $"--urls names no address. {Example}")
            : each.Select(WrongWith).FirstOrDefault(wrong => wrong is not null);
    }

    private const string Example = "An address is such as http://127.0.0.1:5080.";

    private static string[] Each(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Refusal? WrongWith(string url)
    {
        var isHttp = url.StartsWith(Http, StringComparison.OrdinalIgnoreCase);
        var place = url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? url[(scheme + 3)..] : url;
        // A socket in the file system has no port.
        if (isHttp && place.StartsWith("unix:/", StringComparison.OrdinalIgnoreCase))
            return null;
        var host = place.Split('/')[0];
        var colon = host.LastIndexOf(':') is var at && at > host.LastIndexOf(']') ? at : -1;
        string?[] wrong =
        [
            isHttp ? null : "it does not begin with http:// (https is for a proxy in front)",
            (colon < 0 ? host : host[..colon]).Length == 0 ? "it has no host" : null,
            colon >= 0 && !ushort.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? "its port is no number from 0 to 65535" : null,
            place.Length > host.Length && place[host.Length..] != "/" ? "it has a path, and Facts serves at the root" : null,
            host.Contains('[', StringComparison.Ordinal) && !host.Contains(']', StringComparison.Ordinal) ? "its bracket is not closed" : null,
        ];
        var sentence = string.Join(", and ", wrong.OfType<string>());
        return sentence.Length == 0
            ? null
            : new Refusal(Codes.InvalidValue, $"Nobody can listen on '{Fields.Shown(url)}': {sentence}. {Example}");
    }

    private const string Http = "http://";

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
