using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Facts.Domain;
using Facts.Store.Importing;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>What is no gzip where gzip ought to be is refused at its place; what came before it is kept.</summary>
public sealed class when_gzip_is_wrong(ServedFacts served) : IClassFixture<ServedFacts>
{
    private static int _count;

    public static TheoryData<string> Tails => ["text after it", "zeros", "1f", "1f8b08", "1f8b rubbish", "a member cut off", "a member with a wrong sum"];

    [Theory]
    [MemberData(nameof(Tails))]
    public async Task bytes_after_a_whole_member_are_refused_and_it_is_kept(string what)
    {
        var id = $"tail-{Interlocked.Increment(ref _count)}";
        byte[] file = [.. Zip(Line(id) + "\n"), .. Tail(what, id)];
        var report = await served.Store.ImportAsync(new MemoryStream(file));
        var refused = report.Rejected.ShouldHaveSingleItem();
        refused.Code.ShouldBe(Codes.InvalidGzip);
        refused.Line.ShouldBeGreaterThan(1);
        report.Other.ShouldBeGreaterThan(0);

        using var posted = await PostAsync(file, coding: null);
        (await Http.BodyAsync(posted)).GetProperty("rejected")[0].GetProperty("code").GetString().ShouldBe(Codes.InvalidGzip);
    }

    [Fact]
    public async Task a_body_that_is_said_to_be_gzip_is_unpacked_or_refused()
    {
        using var packed = await PostAsync(Zip(Line("coded") + "\n"), "gzip");
        (await Http.BodyAsync(packed)).GetProperty("other").GetInt32().ShouldBe(1);
        using var plain = await PostAsync(Encoding.UTF8.GetBytes(Line("uncoded") + "\n"), "gzip");
        var body = await Http.BodyAsync(plain);
        (body.GetProperty("other").GetInt32(), body.GetProperty("rejected")[0].GetProperty("line").GetInt32()).ShouldBe((0, 1));
        using var brotli = await PostAsync(Encoding.UTF8.GetBytes(Line("br") + "\n"), "br");
        await Http.IsProblemAsync(brotli, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(" \n")]
    [InlineData(" ")]
    [InlineData("{}\n")]
    public async Task a_few_bytes_that_hold_very_many_end_early(string repeated)
    {
        // Twenty times what is unpacked whatever it holds.
        var packed = Zip(Line("bomb") + "\n", string.Concat(Enumerable.Repeat(repeated, 100_000)), 20 * Gunzip.Free, CompressionLevel.SmallestSize);
        var (counted, last) = await EndAsync(packed);
        last.Refusal!.Code.ShouldBe(Codes.InvalidGzip);
        counted.Read.ShouldBeLessThan(counted.Whole);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData(" \n")]
    public async Task so_do_blank_lines_without_end(string blank)
    {
        var text = Encoding.UTF8.GetBytes(Line("blank") + "\n" + string.Concat(Enumerable.Repeat(blank, 3 * LineCutter.MostBlank)));
        var (counted, last) = await EndAsync(text);
        last.Refusal!.Code.ShouldBe(Codes.TooLong);
        last.Number.ShouldBeGreaterThan(LineCutter.MostBlank / blank.Length);
        counted.Read.ShouldBeLessThan(2 * LineCutter.MostBlank);
    }

    [Fact]
    public async Task a_ledger_of_like_lines_is_unpacked_whole()
    {
        var packed = Zip("", string.Concat(Enumerable.Range(0, 50_000).Select(number => Line($"like-{number * 7919 % 50_021}") + "\n")), 2 * Gunzip.Free);
        var lines = 0;
        await foreach (var line in new LineReader().ReadAsync(new MemoryStream(packed), TestContext.Current.CancellationToken))
        {
            line.Refusal.ShouldBeNull();
            lines++;
        }

        lines.ShouldBeGreaterThan(50_000);
    }

    [Fact]
    public async Task lines_that_are_blank_keep_the_numbers_of_others()
    {
        var text = Encoding.UTF8.GetBytes(new string('\n', 70_000) + "a\n" + string.Concat(Enumerable.Repeat("\r\n", 30_000)) + " \nb\n\n\n");
        var lines = new List<RawLine>();
        await foreach (var line in new LineReader().ReadAsync(new MemoryStream(text), TestContext.Current.CancellationToken))
            lines.Add(line);
        lines.Select(line => line.Number).ShouldBe([70_001, 100_003]);
    }

    [Fact]
    public async Task whoever_brings_no_line_for_long_is_not_waited_for()
    {
        await using var app = Facts.FactsHost.Build(
            served.Store.Session.Database, served.Store.Session.Clock, "http://127.0.0.1:0", limits: ServedFacts.Limits with { ImportPause = 0.2 });
        await app.StartAsync(TestContext.Current.CancellationToken);
        // Who sends waits for the end of its body before it reads, in .NET; so it is spoken to as it is on the wire.
        using var sender = new TcpClient();
        await sender.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, TestContext.Current.CancellationToken);
        await using var wire = sender.GetStream();
        var line = Line("slow") + "\n";
        await wire.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"
            + $"{line.Length:x}\r\n{line}\r\n"), TestContext.Current.CancellationToken);
        using var limit = Patience.Token();
        var answer = new byte[12];
        await wire.ReadExactlyAsync(answer, limit.Token);
        Encoding.ASCII.GetString(answer).ShouldBe("HTTP/1.1 408");
        (await Sql.AskAsync<long>(served.Store.ConnectionString, "select count(*) from facts.organizations where id = 'slow'")).ShouldBe(1);
    }

    private async Task<HttpResponseMessage> PostAsync(byte[] body, string? coding)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        if (coding is not null)
            content.Headers.ContentEncoding.Add(coding);
        return await served.Client.PostAsync("/api/import", content, TestContext.Current.CancellationToken);
    }

    private static byte[] Tail(string what, string id)
    {
        var second = Zip(Line(id + "-b") + "\n");
        switch (what)
        {
            case "text after it": return Encoding.UTF8.GetBytes(Line(id + "-b") + "\n");
            case "zeros": return new byte[512];
            case "1f": return [0x1F];
            case "1f8b08": return [0x1F, 0x8B, 0x08];
            case "1f8b rubbish": return [0x1F, 0x8B, .. Enumerable.Repeat((byte)7, 40)];
            case "a member cut off": return second[..^9];
            default:
                second[^6] ^= 1;
                return second;
        }
    }

    private static async Task<(Counted Bytes, RawLine Last)> EndAsync(byte[] bytes)
    {
        var (counted, last) = (new Counted(bytes), default(RawLine));
        await foreach (var line in new LineReader().ReadAsync(counted, TestContext.Current.CancellationToken))
            last = line;
        return (counted, last);
    }

    private static string Line(string id) => $$"""{"type":"organization","id":"{{id}}"}""";

    private static byte[] Zip(string text, string then = "", long atLeast = 0, CompressionLevel level = CompressionLevel.Fastest)
    {
        var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, level))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
            var part = Encoding.UTF8.GetBytes(then);
            for (var written = 0L; written < atLeast; written += part.Length)
                zip.Write(part);
        }

        return zipped.ToArray();
    }

    /// <summary>Knows how far it was read.</summary>
    private sealed class Counted(byte[] bytes) : MemoryStream(bytes)
    {
        public int Whole { get; } = bytes.Length;

        public new long Read { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            Read += read;
            return read;
        }
    }
}
