using Facts.Store.Storage.Embedded;

namespace Facts.Tests.Storage.Embedded;

public sealed class when_a_program_complains
{
    private const string InitDb = """
        running bootstrap script ... 2026-01-01 00:00:00.000 UTC [7] FATAL:  could not write to file "global/1213": No space left on device.
        2026-01-01 00:00:00.001 UTC [7] LOG:  database system is shut down
        child process exited with exit code 1
        initdb: error: could not remove directory "cluster.new": Directory not empty
        initdb: removing data directory "cluster.new"
        """;

    [Theory]
    [InlineData(InitDb, "", "FATAL:  could not write to file \"global/1213\": No space left on device")]
    [InlineData("", InitDb, "FATAL:  could not write to file \"global/1213\": No space left on device")]
    [InlineData("initdb: error: first\ninitdb: error: second\n", "", "error: first")]
    [InlineData("one\ntwo.\n", "", "two")]
    [InlineData("", "", "exit code 7")]
    public void what_it_complained_of_first_is_shown(string errors, string output, string shown) =>
        new CommandResult(7, output, errors).Complaint.ShouldBe(shown);
}
