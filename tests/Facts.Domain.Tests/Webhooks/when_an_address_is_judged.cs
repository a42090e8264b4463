using System.Net;
using CsCheck;
using Facts.Domain.Webhooks;

namespace Facts.Domain.Tests.Webhooks;

public sealed class when_an_address_is_judged
{
    private static readonly Gen<IPAddress> Any4 = Gen.Byte.Array[4].Select(bytes => new IPAddress(bytes));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("169.254.169.254")]
    [InlineData("169.254.170.2")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("192.88.99.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.7")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.250")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("168.63.129.16")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::8.8.8.8")]
    [InlineData("::ffff:0:8.8.8.8")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("64:ff9b::8.8.8.8")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("2001::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:2::1")]
    [InlineData("2001:20::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2002:808:808::1")]
    [InlineData("2606:4700::5efe:10.0.0.1")]
    [InlineData("2606:4700::200:5efe:10.0.0.1")]
    [InlineData("3fff::1")]
    [InlineData("5f00::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("fe80::a9fe:a9fe%1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    public void what_is_not_public_is_refused(string address) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.169.0.1")]
    [InlineData("198.20.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a00:1450:4001:82a::200e")]
    [InlineData("2001:4860:4860::8888")]
    public void what_is_public_is_allowed(string address) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBeTrue();

    /// <summary>Every way to write IPv4 into IPv6 that a machine or a router may take apart.</summary>
    [Fact]
    public void no_ipv4_gets_through_inside_ipv6() => Any4.Sample(inner =>
    {
        var bytes = inner.GetAddressBytes();
        var hex = Convert.ToHexStringLower(bytes);
        var (high, low) = (hex[..4], hex[4..]);
        string[] all =
        [
            $"::{high}:{low}", $"::ffff:{high}:{low}", $"::ffff:0:{high}:{low}", $"64:ff9b::{high}:{low}", $"64:ff9b:1::{high}:{low}",
            $"2002:{high}:{low}::1", $"2001:0:{high}:{low}::1",
            $"2606:4700:0:1:0:5efe:{high}:{low}", $"2606:4700:0:1:200:5efe:{high}:{low}",
        ];
        foreach (var text in all)
            PublicAddress.Is(IPAddress.Parse(text)).ShouldBeFalse(text);
    });

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:169.254.169.254]/latest")]
    [InlineData("https://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://localhost/")]
    [InlineData("https://LOCALHOST./")]
    [InlineData("https://a.localhost/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://１２７.0.0.1/")]
    [InlineData("http://example.org/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("ftp://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.org/")]
    public void an_address_that_leads_elsewhere_is_refused(string url) =>
        WebhookTarget.Read(url, loopback: false).Refusal!.Code.ShouldBeOneOf(WebhookTarget.Refused, Codes.InvalidValue);

    [Fact]
    public void no_text_is_too_strange() => Gen.Select(Gen.Int[0, 2], Gen.String[0, 30]).Sample((scheme, rest) =>
    {
        var (address, refusal) = WebhookTarget.Read(new[] { "https://", "http://", "" }[scheme] + rest, loopback: false);
        (address is null).ShouldBe(refusal is not null);
    });

    [Theory]
    [InlineData("")]
    [InlineData("/path")]
    [InlineData("https://")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://example.org/#part")]
    public void a_text_that_is_no_plain_address_is_refused(string url) =>
        WebhookTarget.Read(url, loopback: true).Refusal!.Code.ShouldBe(Codes.InvalidValue);

    [Theory]
    [InlineData("http://127.0.0.1:8080/hook")]
    [InlineData("http://localhost/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://example.org/hook?a=b")]
    public void this_machine_is_sent_to_only_where_it_is_allowed(string url)
    {
        WebhookTarget.Read(url, loopback: true).Address.ShouldNotBeNull();
        (WebhookTarget.Read(url, loopback: false).Address is null).ShouldBe(!url.Contains("example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://127.0.0.1.example.org/")]
    public void loopback_opens_nothing_else(string url) =>
        WebhookTarget.Read(url, loopback: true).Refusal!.Code.ShouldBe(WebhookTarget.Refused);
}
