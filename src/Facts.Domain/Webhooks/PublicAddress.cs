using System.Net;
using System.Net.Sockets;

namespace Facts.Domain.Webhooks;

/// <summary>
/// Whether an address is one of the public Internet, by IANA's registries of special-purpose addresses (RFC 6890). A server that sends to
/// addresses which others name must reach no other: they lead to itself, to its neighbours, or to what a cloud tells its machines.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Special4 =
    [
        // This network, private use, shared (CGNAT), loopback, link local, private use.
        .. Networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        // Protocol assignments, documentation, relays of 6to4, private use, benchmarks, documentation.
        .. Networks("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
        // Documentation, multicast, reserved and broadcast.
        .. Networks("203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        // Azure tells its machines about themselves at a public address.
        .. Networks("168.63.129.16/32"),
    ];

    /// <summary>Protocol assignments with Teredo (RFC 4380), documentation, 6to4 (RFC 3056), documentation.</summary>
    private static readonly IPNetwork[] Special6 = [.. Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")];

    /// <summary>Whether it is public. IPv4 in IPv6, however it is put there, is not: nobody has a reason to.</summary>
    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Special4.Any(network => network.Contains(address)),
        AddressFamily.InterNetworkV6 => IsGlobal(address.GetAddressBytes()) && !Special6.Any(network => network.Contains(address)),
        _ => false,
    };

    /// <summary>
    /// Global unicast, 2000::/3 (RFC 4291, section 2.4); all else is loopback, local, multicast, IPv4 (section 2.5.5), a translation
    /// (RFC 6052) or reserved. <see cref="IPNetwork.Contains"/> is no help with IPv4 in IPv6, which it takes for IPv4.
    /// </summary>
    private static bool IsGlobal(byte[] bytes) => (bytes[0] & 0xE0) == 0x20 && !HasIsatap(bytes);

    /// <summary>An IPv4 address behind 0:5efe or 200:5efe (RFC 5214, section 6.1).</summary>
    private static bool HasIsatap(byte[] bytes) => (bytes[8] & 0xFD) == 0 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == 0xFE;

    private static IEnumerable<IPNetwork> Networks(params string[] texts) => texts.Select(text => IPNetwork.Parse(text));
}
