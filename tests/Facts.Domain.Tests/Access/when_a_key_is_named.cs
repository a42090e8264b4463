using Facts.Domain.Access;

namespace Facts.Domain.Tests.Access;

public sealed class when_a_key_is_named
{
    [Theory]
    [InlineData("root")]
    [InlineData("Root")]
    [InlineData("http")]
    [InlineData("web")]
    [InlineData("import")]
    [InlineData("proposal")]
    [InlineData("seed")]
    [InlineData("mcp")]
    [InlineData("facts")]
    [InlineData("postgres")]
    [InlineData("")]
    [InlineData("token:ann")]
    [InlineData("two words")]
    public void a_name_of_somebody_else_is_refused(string name) => KeyNames.Check(name)!.Code.ShouldBe("invalid-value");

    [Theory]
    [InlineData("desk")]
    [InlineData("http-2")]
    [InlineData("root.desk")]
    [InlineData("A_b-c.9")]
    public void another_is_taken(string name) => KeyNames.Check(name).ShouldBeNull();
}
