namespace Facts.Domain.Tests.House;

public sealed class when_folders_use_each_other
{
    [Fact]
    public void it_is_never_in_a_circle()
    {
        var folders = new Folders(typeof(Facts.Domain.Recording.CommandParser).Assembly);
        folders.Count.ShouldBeGreaterThan(5);
        folders.InCircles.ShouldBeEmpty();
    }
}
