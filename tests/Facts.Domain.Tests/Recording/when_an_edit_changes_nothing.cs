namespace Facts.Domain.Tests.Recording;

/// <summary>A line is recorded even so, as the same file may come again after acts that came later; an editor is told instead.</summary>
public sealed class when_an_edit_changes_nothing
{
    [Theory]
    [InlineData("""{"type":"correction","claim":"base","set":{"to":"2021"},"reason":"r"}""")]
    [InlineData("""{"type":"ruling","claim":"base","rank":"normal","reason":"r"}""")]
    [InlineData("""{"type":"identity","person":"x","notSameAs":"y"}""")]
    [InlineData("""{"type":"identity","person":"x","sameAs":"z"}""")]
    public void it_is_not_recorded_and_a_line_is(string line)
    {
        var lines = new Decided().Given([.. SampleLines.Ground, """{"type":"identity","person":"x","sameAs":"z","reason":"before"}"""]);
        lines.State.IsEdit = true;
        lines.Codes(line).ShouldBe(["unchanged"]);
        lines.State.IsEdit = false;
        lines.Codes(line).ShouldBe([""]);
    }
}
