using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Facts.Cli.Output;
using Facts.Domain;
using Facts.Domain.Reading;
using Facts.Domain.Recording;
using Facts.Store.Importing;

namespace Facts.Cli;

/// <summary><c>facts read</c>: what a text says of people and posts. It needs no database, and records nothing.</summary>
internal sealed class ReadVerb(Shell shell) : Verb(shell)
{
    private const string StandardInput = "-";

    /// <summary>Bytes; that of a source.</summary>
    private const int LongestText = 1 << 20;

    private readonly Argument<string?> _file = new("FILE")
    {
        Description = "A text in UTF-8, or - for standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _statements = new("--statements")
    {
        Description = "Texts to read, one {\"n\",\"date\",\"title\",\"text\",\"language\"} a line: prints their statements, one a line",
        HelpName = "FILE",
    };

    private readonly Option<string?> _language = new("--language")
    {
        Description = "What the text is in: en or id; default en",
        HelpName = "L"
    };

    private readonly Option<string?> _date = new("--date")
    {
        Description = "The day of publication, YYYY-MM-DD, from which \"on Friday\" is reckoned",
        HelpName = "D",
    };

    public override Command Build()
    {
        var command = new Command("read", "What a text says of people and posts") { _file, _statements, _language, _date, Json };
        command.Validators.Add(given =>
        {
            if (given.GetValue(_file) is null == given.GetValue(_statements) is null)
                given.AddError("Name a FILE, or --statements FILE.");
        });
        command.SetAction((parsed, stop) => parsed.GetValue(_statements) is { } texts
            ? WithFileAsync(texts, input => StatementsAsync(input, stop))
            : WithFileAsync(parsed.GetValue(_file)!, input => TextAsync(parsed, input, stop)));
        return command;
    }

    private async Task<int> WithFileAsync(string file, Func<Stream, Task<int>> read)
    {
        if (file != StandardInput && !File.Exists(file))
            return Terminal.Fail(Exit.Refused, "unknown-file", $"There is no file '{Fields.Shown(file)}'.");
        try
        {
            await using var input = file == StandardInput ? Terminal.OpenInput() : LocalFile.Seekable(file);
            return await read(input);
        }
        catch (OperationCanceledException)
        {
            return Terminal.Fail(Exit.Interrupted, "interrupted", "Stopped.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.Fail(Exit.Refused, "unreadable-file", $"{file} cannot be read: {problem.Message.TrimEnd('.')}.");
        }
    }

    private async Task<int> StatementsAsync(Stream input, CancellationToken stop)
    {
        var exit = Exit.Done;
        await foreach (var raw in new LineReader().ReadAsync(input, stop))
        {
            var (line, refusal) = raw.Text is { } text ? TextLine.Parse(text) : (null, raw.Refusal);
            if (line is null)
            {
                exit = Terminal.Fail(Exit.Refused, refusal!.Code, $"line {raw.Number}: {refusal.Message}");
                continue;
            }

            foreach (var one in Reader.Read(line.Text, line.Language, line.Date).Statements)
                Terminal.WriteLine(FactsJson.Write(Written(one, line.N)));
        }

        return exit;
    }

    private async Task<int> TextAsync(ParseResult parsed, Stream input, CancellationToken stop)
    {
        var language = parsed.GetValue(_language) ?? "en";
        if (!Reader.Languages.Contains(language))
            return Refuse(new(Codes.InvalidValue,
                $"'language' is {Fields.Shown(language)}; it can be {string.Join(" or ", Reader.Languages)}."));
        var given = parsed.GetValue(_date);
        var day = default(DateOnly);
        if (given is not null && !DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return Refuse(new(Codes.InvalidDate, $"'date' is no day such as 2023-11-20: {Fields.Shown(given)}"));
        // The sender may take long, and a read can't be cancelled: so it is left behind.
        if (await Task.Run(() => LocalFile.Bounded(input, LongestText), CancellationToken.None).WaitAsync(stop) is not { } bytes)
            return Refuse(new(Codes.TooLong, $"The text is longer than {LongestText >> 20} MiB."));
        string whole;
        try
        {
            whole = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (System.Text.DecoderFallbackException)
        {
            return Refuse(new(Codes.NotUtf8, "The text is not UTF-8."));
        }

        var statements = Reader.Read(whole, language, given is null ? null : day).Statements;
        if (statements.Count == 0)
            Terminal.Note($"No statement was found, read as '{language}'; --language can be {string.Join(" or ", Reader.Languages)}.");
        foreach (var one in statements)
        {
            stop.ThrowIfCancellationRequested();
            Terminal.WriteLine(parsed.GetValue(Json) ? FactsJson.Write(Written(one, null)) : StatementText.Of(one));
        }

        return Exit.Done;
    }

    private static StatementLine Written(ReadStatement one, JsonElement? n) =>
        new(n, one.Effect, one.Kind, one.Person, one.Organization, one.Post, one.Capacity, one.When, one.How, one.Quote, one.Start);

    private sealed record StatementLine(
        JsonElement? N, string Effect, string Kind, string Person, string? Organization, string? Post, string? Capacity, string? When,
        string? How, string Quote, int Start);
}
