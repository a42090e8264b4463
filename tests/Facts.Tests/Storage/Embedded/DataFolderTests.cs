using Facts.Store.Storage.Embedded;

namespace Facts.Tests.Storage.Embedded;

public sealed class when_a_data_folder_is_chosen
{
    [Fact]
    public void the_option_comes_first() => DataFolder.Resolve("/one", _ => "/two", "/home").ShouldBe("/one");

    [Fact]
    public void the_variable_comes_next() => DataFolder.Resolve(null, name => name == "FACTS_DATA" ? "/two" : null, "/home").ShouldBe("/two");

    [Fact]
    public void a_relative_path_becomes_a_full_one() => DataFolder.Resolve("here", _ => null, "/home").ShouldBe(Path.GetFullPath("here"));

    [Fact]
    public void without_either_it_is_the_users_own()
    {
        var folder = DataFolder.Resolve(null, _ => null, "/home");
        folder.ShouldBe(Environment.IsPrivilegedProcess ? "/var/lib/facts" : Path.Combine("/home", "facts"));
    }
}
