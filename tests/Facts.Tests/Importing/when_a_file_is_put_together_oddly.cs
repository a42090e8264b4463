using System.IO.Compression;
using System.Text;
using Facts.Domain;
using Facts.Store.Importing;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

public sealed class when_a_file_is_put_together_oddly(OwnStore own) : IClassFixture<OwnStore>
{
    private static int _count;

    [Theory]
    [InlineData("{0}\n{1}\n", 1, 2)]
    [InlineData("{0}\n{1}", 1, 2)]
    [InlineData("{0}\r\n{1}\r\n", 1, 2)]
    [InlineData("{0}\r\n{1}\r", 1, 2)]
    [InlineData("\uFEFF{0}\n{1}", 1, 2)]
    [InlineData("\n\r\n  \t\n{0}\n\n\n{1}\n\n", 4, 7)]
    [InlineData("  {0}  \n\t{1}\t", 1, 2)]
    [InlineData("\uFEFF\n{0}\n{1}", 2, 3)]
    public async Task its_lines_are_read_and_keep_their_numbers(string layout, int good, int bad)
    {
        var id = $"laid-{Interlocked.Increment(ref _count)}";
        var text = layout.Replace("{0}", Line(id), StringComparison.Ordinal).Replace("{1}", "bad", StringComparison.Ordinal);
        foreach (var file in (byte[][])[Encoding.UTF8.GetBytes(text), Zip(Encoding.UTF8.GetBytes(text))])
        {
            var report = await own.Store.ImportAsync(new MemoryStream(file));
            report.Rejected.Select(line => line.Line).ShouldBe([bad]);
            (report.Other + report.Unchanged).ShouldBe(1);
            report.Lines.ShouldBe(2);
        }

        good.ShouldBeLessThan(bad);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("\uFEFF")]
    [InlineData("   ")]
    public async Task an_empty_one_is_fine_and_does_nothing(string text)
    {
        foreach (var file in (byte[][])[Encoding.UTF8.GetBytes(text), Zip(Encoding.UTF8.GetBytes(text))])
        {
            var report = await own.Store.ImportAsync(new MemoryStream(file));
            report.Lines.ShouldBe(0);
            report.Summary().ShouldBe("nothing");
        }
    }

    [Fact]
    public async Task gzip_may_come_in_several_members()
    {
        var report = await own.Store.ImportAsync(new MemoryStream([.. Zip(Encoding.UTF8.GetBytes(Line("zip-1") + "\n")), .. Zip(Encoding.UTF8.GetBytes(Line("zip-2")))]));
        (report.Other, report.RejectedCount).ShouldBe((2, 0));
    }

    [Fact]
    public async Task bytes_may_come_one_at_a_time()
    {
        var report = await own.Store.ImportAsync(new Trickle(Zip(Encoding.UTF8.GetBytes($"{Line("slow-1")}\n{Line("slow-2")}"))));
        (report.Other, report.RejectedCount).ShouldBe((2, 0));
        (await own.Store.ImportAsync(new Trickle(Encoding.UTF8.GetBytes($"{Line("slow-3")}\r\nbad")))).Rejected.Single().Line.ShouldBe(2);
    }

    [Fact]
    public async Task gzip_that_is_cut_off_is_told_and_what_came_whole_is_kept()
    {
        var text = string.Join('\n', Enumerable.Range(0, 3_000).Select(i => Line($"cut-{i}-{i * 7919 % 10_007}")));
        var whole = Zip(Encoding.UTF8.GetBytes(text));
        var cut = await own.Store.ImportAsync(new MemoryStream(whole[..(whole.Length / 2)]));
        var refused = cut.Rejected.ShouldHaveSingleItem();
        (refused.Line, refused.Code).ShouldBe((cut.Lines, Codes.InvalidGzip));
        var kept = await Sql.AskAsync<long>(own.Store.ConnectionString, "select count(*) from facts.organizations where id like 'cut-%'");
        kept.ShouldBeGreaterThan(1_000);

        var report = await own.Store.ImportAsync(new MemoryStream(whole));
        (report.Other, report.Unchanged, report.RejectedCount).ShouldBe((3_000 - kept, kept, 0));
    }

    [Slow]
    [Fact]
    public async Task a_hundred_thousand_refusals_are_counted_and_the_first_are_listed()
    {
        var report = await own.Store.ImportAsync([.. Enumerable.Repeat("bad", 100_000)]);
        report.RejectedCount.ShouldBe(100_000);
        report.Rejected.Select(line => line.Line).ShouldBe(Enumerable.Range(1, ImportReport.MostListed).Select(line => (long)line));
    }

    private static string Line(string id) => $$"""{"type":"organization","id":"{{id}}"}""";

    private static byte[] Zip(byte[] bytes)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
            zip.Write(bytes);
        return zipped.ToArray();
    }

    /// <summary>A pipe from a slow sender.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
