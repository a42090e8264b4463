using System.CommandLine;
using System.Text;
using Facts.Commands;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Recording;

namespace Facts.Importing;

/// <summary><c>facts import FILE…</c>: records case files and ledgers.</summary>
internal sealed class ImportVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = ".yaml case files, .ndjson, .ndjson.gz, or - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        // What looks like an option and is none would else be taken for a file.
        files.Validators.Add(given =>
        {
            if (given.Tokens.FirstOrDefault(token => token.Value is ['-', _, ..]) is { } option)
                given.AddError($"Unrecognized option '{Fields.Shown(option.Value)}'.");
        });
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything and record nothing" };
        var rejects = new Option<string?>("--rejects")
        {
            Description = "Keep refused lines in a new file, to be mended and imported again",
            HelpName = "FILE",
        };
        var encoding = new Option<string?>("--encoding")
        {
            Description = "What the files are in, where no byte order mark says so; default utf-8",
            HelpName = "NAME",
        };
        var command = new Command("import", "Record claims from case files and ledgers") { files, dryRun, rejects, encoding, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (named, unknown) = TextEncoding.Named(parsed.GetValue(encoding));
            if (unknown is not null)
                return Refuse(unknown);
            if (parsed.GetValue(rejects) is not { } path)
                return await ImportAllAsync(null);
            try
            {
                await using var kept = RejectsFile.Open(path);
                var exit = await ImportAllAsync(kept);
                if (kept.Kept + kept.Lost > 0)
                    Terminal.Note(kept.Describe(path));
                return exit;
            }
            catch (Exception problem) when (problem is RejectsUnwritableException or IOException or UnauthorizedAccessException)
            {
                return Terminal.Fail(Exit.Refused, "unwritable-file", $"{path} is not written to: {problem.Message.TrimEnd('.')}.");
            }

            async Task<int> ImportAllAsync(RejectsFile? kept)
            {
                var exit = Exit.Done;
                var (dry, json) = (parsed.GetValue(dryRun), parsed.GetValue(Json));
                foreach (var file in parsed.GetValue(files)!)
                    exit = Math.Max(exit, await ImportAsync(session, file, named, dry, json, kept, stop));
                return exit;
            }
        });
        return command;
    }

    public static string Describe(Recorded line, string file) => $"{file}:{line.Number}: {line.Refusal!.Code}: {line.Refusal.Message}";

    private async Task<int> ImportAsync(
        Session session, string file, Encoding? encoding, bool dryRun, bool json, RejectsFile? rejects, CancellationToken stop)
    {
        if (file != "-" && !File.Exists(file))
            return Terminal.Fail(Exit.Refused, "unknown-file", $"There is no file '{Fields.Shown(file)}'.");
        ImportReport report;
        try
        {
            var input = ImportInput.Open(file, Terminal.OpenInput, encoding, stop);
            using var progress = new ImportProgress(Terminal, session.Clock, file, input.Share);
            report = await session.Importer.ImportAsync(
                rejects?.WatchAsync(input.Lines) ?? input.Lines, Session.Actor, dryRun, Refused, Done, stop);

            void Refused(Recorded line)
            {
                progress.Say(Describe(line, file));
                rejects?.Keep(line);
            }

            void Done(ImportReport soFar)
            {
                progress.Show(soFar);
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

        if (json)
            Terminal.WriteLine(FactsJson.Write(report));
        else
            Terminal.WriteLine($"{file}: {(dryRun ? "would record" : "recorded")} {report.Summary()}.");
        return report.RejectedCount > 0 ? Exit.Refused : Exit.Done;
    }
}
