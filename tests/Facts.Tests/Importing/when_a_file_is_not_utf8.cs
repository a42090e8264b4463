using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Facts.Domain;
using Facts.Domain.Sources;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>No letter is ever replaced: what can't be read is refused, with what it looks like.</summary>
public sealed class when_a_file_is_not_utf8 : IClassFixture<ServedFacts>, IDisposable
{
    private const string Words = "José “said” it\n";

    private static readonly Encoding Windows = Latin();

    private readonly TemporaryFolder _files = new();
    private readonly ServedFacts _served;

    public when_a_file_is_not_utf8(ServedFacts served)
    {
        _served = served;
        Directory.CreateDirectory(_files.Path);
    }

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("windows-1252", "windows-1252")]
    [InlineData("utf-16le", "utf-16le")]
    [InlineData("utf-16be", "utf-16be")]
    public async Task a_text_is_refused_with_what_it_looks_like(string encoding, string looksLike)
    {
        var run = await CaseAsync($"bad-{encoding}", Named(encoding).GetBytes(Words));
        run.ShouldEnd(1).NoteLines.ShouldHaveSingleItem().ShouldContain($": not-utf-8: text.txt: It is not UTF-8; it looks like {looksLike}.");
        (await Support.Sql.AskAsync<long>(_served.Store.ConnectionString, $"select count(*) from facts.sources where id = 'bad-{encoding}'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("windows-1252", false, true)]
    [InlineData("utf-16le", true, false)]
    [InlineData("utf-16be", true, false)]
    [InlineData("utf-16le", false, true)]
    [InlineData("utf-8", true, false)]
    [InlineData("utf-8", false, false)]
    public async Task a_mark_or_a_name_decides_and_the_hash_of_the_bytes_is_kept(string encoding, bool marked, bool named)
    {
        foreach (var by in named ? (string[])["field", "option"] : ["mark"])
        {
            var id = $"good-{encoding}-{marked}-{by}";
            var bytes = Named(encoding).GetBytes((marked ? "\uFEFF" : "") + Words);
            (await CaseAsync(id, bytes, by == "field" ? encoding : null, by == "option" ? ["--encoding", encoding] : [])).ShouldEnd(0);
            var source = FactsJson.Read<SourceRecorded>(await Support.Sql.AskAsync<string>(
                _served.Store.ConnectionString, $"select source::text from facts.sources where id = '{id}'"));
            source.Text.ShouldBe(Words);
            source.Sha256.ShouldBe(Hash(Encoding.UTF8.GetBytes(Words)));
            source.OriginalSha256.ShouldBe(Hash(bytes) == source.Sha256 ? null : Hash(bytes));
        }
    }

    [Fact]
    public async Task the_same_text_in_other_bytes_is_the_same_source()
    {
        (await CaseAsync("same", Windows.GetBytes(Words), "windows-1252")).ShouldEnd(0).Output.ShouldContain("recorded 1 source");
        (await CaseAsync("same", Encoding.UTF8.GetBytes(Words))).ShouldEnd(0).Output.ShouldContain("1 unchanged");
    }

    [Theory]
    [InlineData("no-such", "unknown-encoding")]
    [InlineData("us-ascii", "not-utf-8")]
    [InlineData("utf-7", "unknown-encoding")]
    public async Task an_encoding_that_is_none_or_another_is_refused(string encoding, string code)
    {
        (await CaseAsync("other", Windows.GetBytes(Words), encoding)).ShouldEnd(1).NoteLines.ShouldHaveSingleItem().ShouldContain($": {code}: ");
        var file = Path.Combine(_files.Path, "lines.ndjson");
        await File.WriteAllBytesAsync(file, Windows.GetBytes(Line("lines", "José")), TestContext.Current.CancellationToken);
        (await FactsInProcess.RunAsync(_served.Store.ConnectionString, ["import", "--encoding", encoding, file])).ShouldEnd(1)
            .Notes.ShouldContain($"{code}: ");
    }

    [Theory]
    [InlineData("windows-1252", false)]
    [InlineData("utf-16le", true)]
    [InlineData("utf-16be", true)]
    [InlineData("shift_jis", false)]
    public async Task lines_are_read_in_what_is_named_by_file_pipe_and_http(string encoding, bool marked)
    {
        var (name, number) = (encoding == "shift_jis" ? "山田" : "José", 0);
        byte[] Bytes() => Named(encoding).GetBytes((marked ? "\uFEFF" : "") + Line($"{encoding}-{number++}", name) + "\n" + Line($"{encoding}-{number++}", name));

        string[] option = marked ? [] : ["--encoding", encoding];
        var file = Path.Combine(_files.Path, $"{encoding}.ndjson");
        await File.WriteAllBytesAsync(file, Bytes(), TestContext.Current.CancellationToken);
        (await FactsInProcess.RunAsync(_served.Store.ConnectionString, ["import", .. option, file])).ShouldEnd(0);

        var content = new ByteArrayContent(Bytes());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(marked ? "application/x-ndjson" : $"application/x-ndjson; charset={encoding}");
        using var posted = await _served.Client.PostAsync("/api/import", content, TestContext.Current.CancellationToken);
        (await Http.BodyAsync(posted)).GetProperty("other").GetInt32().ShouldBe(2);
        (await Support.Sql.AskAsync<long>(
            _served.Store.ConnectionString, $"select count(*) from facts.people where id like '{encoding}-%' and name = '{name}'")).ShouldBe(4);
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-16le")]
    public async Task lines_in_another_encoding_are_refused_with_what_it_looks_like(string encoding)
    {
        var refused = await BadLine.RefusedAsync(_served.Store, Codes.NotUtf8, Named(encoding).GetBytes(Line("x", "José")));
        refused.Message.ShouldContain($"it looks like {encoding}");
    }

    [Fact]
    public async Task a_case_file_itself_too()
    {
        var file = Path.Combine(_files.Path, "case.yaml");
        await File.WriteAllBytesAsync(file, Windows.GetBytes("people: [{ id: jose, name: José }]\n"), TestContext.Current.CancellationToken);
        (await FactsInProcess.RunAsync(_served.Store.ConnectionString, ["import", file])).ShouldEnd(1).Notes.ShouldContain(": not-utf-8: ");
        (await FactsInProcess.RunAsync(_served.Store.ConnectionString, ["import", "--encoding", "windows-1252", file])).ShouldEnd(0);
        (await Support.Sql.AskAsync<string>(_served.Store.ConnectionString, "select name from facts.people where id = 'jose'")).ShouldBe("José");
    }

    private async Task<FactsRun> CaseAsync(string id, byte[] text, string? encoding = null, params string[] options)
    {
        await File.WriteAllBytesAsync(Path.Combine(_files.Path, "text.txt"), text, TestContext.Current.CancellationToken);
        var file = Path.Combine(_files.Path, "case.yaml");
        var named = encoding is null ? "" : $", encoding: {encoding}";
        await File.WriteAllTextAsync(file, $"source: {{ id: {id}, text: text.txt{named} }}\n", TestContext.Current.CancellationToken);
        // The option is for the texts here; the case file is plain letters in every encoding but UTF-16.
        if (options is [_, var name] && name.StartsWith("utf-16", StringComparison.Ordinal))
            await File.WriteAllBytesAsync(file, Named(name).GetBytes(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        return await FactsInProcess.RunAsync(_served.Store.ConnectionString, ["import", .. options, file]);
    }

    private static string Line(string id, string name) => $$"""{"type":"person","id":"{{id}}","name":"{{name}}"}""";

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Encoding Named(string name) => name == "utf-8" ? new UTF8Encoding(false) : Encoding.GetEncoding(name);

    private static Encoding Latin()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("windows-1252");
    }
}
