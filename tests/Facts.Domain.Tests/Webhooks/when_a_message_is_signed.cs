using System.Text;
using CsCheck;
using Facts.Domain.Webhooks;

namespace Facts.Domain.Tests.Webhooks;

public sealed class when_a_message_is_signed
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

    /// <summary>The example that the standard's libraries are tested with.</summary>
    [Fact]
    public void it_is_as_the_standard_has_it() => WebhookSignature.Of(
        "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Body, [WebhookSecret.TryParse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!])
        .ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void each_secret_signs_by_itself() => Gen.Byte.Array[32].Array[1, 3].Sample(secrets =>
        WebhookSignature.Of("msg_a", 1, Body, secrets).Split(' ')
            .ShouldBe(secrets.Select(one => WebhookSignature.Of("msg_a", 1, Body, [one]))));

    [Fact]
    public void whatever_changes_changes_the_signature()
    {
        byte[][] secret = [new byte[32]];
        string[] all =
        [
            WebhookSignature.Of("msg_a", 1, Body, secret), WebhookSignature.Of("msg_b", 1, Body, secret),
            WebhookSignature.Of("msg_a", 2, Body, secret), WebhookSignature.Of("msg_a", 1, Body.AsSpan(1), secret),
            WebhookSignature.Of("msg_a", 1, Body, [[.. new byte[31], 1]]),
        ];
        all.Distinct().Count().ShouldBe(all.Length);
    }

    [Fact]
    public void a_secret_is_read_as_it_was_printed() =>
        Gen.Byte.Array[24, 64].Sample(bytes => WebhookSecret.TryParse(WebhookSecret.Print(bytes)).ShouldBe(bytes));

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_AAAA")]
    [InlineData("whsec_not base64 at all, and no secret")]
    public void what_is_no_secret_is_none(string text) => WebhookSecret.TryParse(text).ShouldBeNull();

    [Fact]
    public void an_id_is_the_same_for_the_same_message_and_for_no_other() =>
        Gen.Select(Gen.String, Gen.Long[0, 1_000_000], Gen.String).Sample((organization, leaf, other) =>
        {
            var id = WebhookIds.OfChange("wh_1", leaf, organization);
            id.ShouldBe(WebhookIds.OfChange("wh_1", leaf, organization));
            id.ShouldMatch("^msg_[0-9a-f]{32}$");
            WebhookIds.OfChange("wh_2", leaf, organization).ShouldNotBe(id);
            WebhookIds.OfChange("wh_1", leaf + 1, organization).ShouldNotBe(id);
            (WebhookIds.OfChange("wh_1", leaf, other) == id).ShouldBe(other == organization);
        });
}
