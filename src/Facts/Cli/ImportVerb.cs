using System.CommandLine;
using System.Text;
using Facts.Cli.Output;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Importing;
using Facts.Store.Recording;

namespace Facts.Cli;

/// <summary><c>facts import FILE…</c>: records case files and ledgers.</summary>
internal sealed class ImportVerb(Shell shell) : Verb(shell)
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = ".yaml case files, .ndjson, .ndjson.gz, or - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Check everything, say what would change, and record nothing",
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Refuse lines that name an organization, post or person that was never declared",
    };

    private readonly Option<string?> _changes = new("--changes")
    {
        Description = "Write all changed answers to a new file, one JSON object a line, batch by batch of lines",
        HelpName = "FILE",
    };

    private readonly Option<string?> _rejects = new("--rejects")
    {
        Description = "Keep refused lines in a new file, to be mended and imported again",
        HelpName = "FILE",
    };

    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = "What the files are in, where no byte order mark says so; default utf-8",
        HelpName = "NAME",
    };

    public override Command Build()
    {
        // What looks like an option and is none would else be taken for a file.
        _files.Validators.Add(given =>
        {
            if (given.Tokens.FirstOrDefault(token => token.Value is ['-', _, ..]) is { } option)
                given.AddError($"Unrecognized option '{Fields.Shown(option.Value)}'.");
        });
        var command = new Command("import", "Record claims from case files and ledgers")
        {
            _files, _dryRun, _strict, _changes, _rejects, _encoding, Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var (named, unknown) = TextEncoding.Named(parsed.GetValue(_encoding));
            if (unknown is not null)
                return Refuse(unknown);
            try
            {
                return await ImportAllAsync(parsed, session, named, stop);
            }
            catch (UnwritableException problem)
            {
                return Terminal.Fail(Exit.Refused, "unwritable-file", problem.Message);
            }
        });
        return command;
    }

    public static string Describe(Recorded line, string file) => $"{file}:{line.Number}: {line.Refusal!.Code}: {line.Refusal.Message}";

    private async Task<int> ImportAllAsync(ParseResult parsed, Session session, Encoding? encoding, CancellationToken stop)
    {
        await using var changes = parsed.GetValue(_changes) is { } all ? new ChangesFile(all) : null;
        await using var rejects = parsed.GetValue(_rejects) is { } path ? RejectsFile.Open(path) : null;
        var exit = Exit.Done;
        foreach (var file in parsed.GetValue(_files)!)
            exit = Math.Max(exit, await ImportAsync(parsed, session, file, encoding, changes, rejects, stop));
        if (rejects?.Kept + rejects?.Lost > 0)
            Terminal.Note(rejects!.Describe());
        return exit;
    }

    private async Task<int> ImportAsync(
        ParseResult parsed, Session session, string file, Encoding? encoding, ChangesFile? changes, RejectsFile? rejects,
        CancellationToken stop)
    {
        if (file != "-" && !File.Exists(file))
            return Terminal.Fail(Exit.Refused, "unknown-file", $"There is no file '{Fields.Shown(file)}'.");
        ImportReport report;
        var dryRun = parsed.GetValue(_dryRun);
        try
        {
            var input = ImportInput.Open(file, Terminal.OpenInput, encoding, stop);
            using var progress = new ImportProgress(Terminal, session.Clock, file, input.Share);
            var how = new ImportOptions
            {
                DryRun = dryRun,
                IsStrict = parsed.GetValue(_strict),
                Changed = changes is null ? null : changes.Write,
                Refused = Refused,
                Progress = Done,
            };
            report = await session.Importer.ImportAsync(rejects?.WatchAsync(input.Lines) ?? input.Lines, Session.Actor, how, stop);

            void Refused(Recorded line)
            {
                progress.Say(Describe(line, file));
                rejects?.Keep(line);
            }

            void Done(ImportReport soFar)
            {
                progress.Show(soFar);
                changes?.Flush();
                rejects?.Decide(soFar);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.Fail(
                Exit.Refused,
                "unreadable-file",
                $"{file} cannot be read further: {problem.Message.TrimEnd('.')}. Lines up to there are recorded.");
        }

        if (parsed.GetValue(Json))
            Terminal.WriteLine(FactsJson.Write(report));
        else
            ImportText.Write(Terminal, file, report, dryRun, parsed.GetValue(_changes));
        return report.RejectedCount > 0 ? Exit.Refused : Exit.Done;
    }
}
