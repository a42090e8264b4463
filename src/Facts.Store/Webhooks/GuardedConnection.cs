using System.Net;
using System.Net.Sockets;
using Facts.Domain.Webhooks;

namespace Facts.Store.Webhooks;

/// <summary>An address that a name led to, and that is not connected to. Connecting can be refused by an exception alone.</summary>
internal sealed class AddressRefusedException(string host)
    : IOException($"{host} leads to an address that is not public.");

/// <summary>
/// Connects to what a name leads to, when it does: what was looked at before may lead elsewhere by now (DNS rebinding). The very addresses
/// that were looked at are connected to.
/// </summary>
internal static class GuardedConnection
{
    public static async ValueTask<Stream> OpenAsync(DnsEndPoint asked, bool loopback, CancellationToken stop)
    {
        var addresses = IPAddress.TryParse(asked.Host, out var one) ? [one] : await Dns.GetHostAddressesAsync(asked.Host, stop);
        // One bad address among good ones is somebody's attempt.
        if (addresses.Length == 0 || addresses.Any(address => !WebhookTarget.IsAllowed(address, loopback)))
            throw new AddressRefusedException(asked.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, asked.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
