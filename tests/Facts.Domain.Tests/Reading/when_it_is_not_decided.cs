namespace Facts.Domain.Tests.Reading;

public sealed class when_it_is_not_decided
{
    [Theory]
    [InlineData("Norcross Corp said Ann Reed is expected to be named chairman.", "plan")]
    [InlineData("Norcross Corp said it expects Ann Reed to be elected chairman.", "plan")]
    [InlineData("Norcross Corp said it will recommend that Ann Reed be elected chairman.", "plan")]
    [InlineData("Norcross Corp denied that Ann Reed would resign as chairman.", "denied")]
    [InlineData("Ann Reed said she will not resign as chairman of Norcross Corp.", "denied")]
    [InlineData("Ann Reed threatened to resign as chairman of Norcross Corp.", "threat")]
    public void it_says_so(string text, string effect)
    {
        var one = Said.Read(text).Statements.ShouldHaveSingleItem();
        (one.Effect, one.Person, one.Post, one.Organization).ShouldBe((effect, "Ann Reed", "chairman", "Norcross Corp"));
    }

    [Theory]
    [InlineData("Norcross Corp said nothing would change unless Ann Reed resigned as chairman.")]
    [InlineData("Norcross Corp asked whether Ann Reed was elected chairman.")]
    public void a_condition_says_nothing(string text) => Said.In(text).ShouldBeEmpty();
}
