using Facts.Api.Access;
using Microsoft.Extensions.Configuration;

namespace Facts.Tests.Access;

public sealed class when_nobody_is_asked
{
    private static readonly IConfiguration Nothing = new ConfigurationBuilder().Build();

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://127.8.8.8:0;http://[::1]:5080")]
    [InlineData("http://localhost:5080/")]
    [InlineData("http://LOCALHOST")]
    [InlineData("http://unix:/tmp/facts.sock")]
    public void this_machine_is_served(string urls) => Listening.Check(urls, new AccessSettings(), Nothing).ShouldBeNull();

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://facts.example:80")]
    [InlineData("http://127.0.0.1.example:80")]
    [InlineData("http://localhost.example")]
    [InlineData("http://127.0.0.1:5080;http://192.168.1.7:5080")]
    [InlineData("nonsense")]
    public void nobody_else_is(string urls)
    {
        var refusal = Listening.Check(urls, new AccessSettings(), Nothing).ShouldNotBeNull();
        refusal.Code.ShouldBe("access-not-configured");
        Listening.Check(urls, new AccessSettings { ApiKeys = true }, Nothing).ShouldBeNull();
    }

    [Fact]
    public void kestrel_s_own_settings_are_no_way_around()
    {
        var kestrel = new ConfigurationBuilder().AddInMemoryCollection([new("Kestrel:Endpoints:Open:Url", "http://0.0.0.0:80")]).Build();
        Listening.Check("http://127.0.0.1:5080", new AccessSettings(), kestrel)!.Code.ShouldBe("access-not-configured");
    }

    [Fact]
    public void half_a_configuration_is_refused()
    {
        foreach (var settings in (AccessSettings[])
        [
            new() { Authority = "https://issuer.example" },
            new() { Jwks = "keys.json", Audience = "facts" },
            new() { Jwks = "no-such-file.json", Audience = "facts", Issuer = "x" },
            new() { Jwks = "keys.json", Authority = "https://issuer.example", Audience = "facts", Issuer = "x" },
        ])
            Listening.Check("http://127.0.0.1:5080", settings, Nothing)!.Code.ShouldBe("access-incomplete");
    }

    /// <summary>Tokens signed with such a key would be refused, or taken, without a word of why.</summary>
    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"1"}]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"1","k":"c2VjcmV0"}]}""")]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"1","n":"!!","e":"AQAB"}]}""")]
    [InlineData("""{"keys":[{"kty":"OKP","kid":"1","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""")]
    public async Task keys_that_are_no_good_are_refused(string keys)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, keys, TestContext.Current.CancellationToken);
        var settings = new AccessSettings { Jwks = file, Audience = "facts", Issuer = "x" };
        Listening.Check("http://127.0.0.1:5080", settings, Nothing)!.Code.ShouldBe("access-invalid");
        File.Delete(file);
    }
}
