using System.CommandLine;
using Facts.Commands;
using Facts.Storage;

namespace Facts.Importing;

/// <summary><c>facts import FILE…</c>: records case files and ledgers.</summary>
internal sealed class ImportVerb : Verb
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
        var command = new Command("import", "Record claims from case files and ledgers") { files, dryRun, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var exit = Exit.Done;
            foreach (var file in parsed.GetValue(files)!)
                exit = Math.Max(exit, await ImportAsync(session, file, parsed.GetValue(dryRun), parsed.GetValue(Json), stop));
            return exit;
        });
        return command;
    }

    public static string Describe(Recorded line, string file) => $"{file}:{line.Number}: {line.Refusal!.Code}: {line.Refusal.Message}";

    private static async Task<int> ImportAsync(Session session, string file, bool dryRun, bool json, CancellationToken stop)
    {
        if (file != "-" && !File.Exists(file))
            return Terminal.Fail(Exit.Refused, "unknown-file", $"There is no file '{Fields.Shown(file)}'.");
        using var progress = new ImportProgress(session.Clock);
        ImportReport report;
        try
        {
            var lines = Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml"
                ? CaseFile.Read(file).ToAsyncEnumerable()
                : Importer.ParseAsync(file == "-" ? System.Console.OpenStandardInput() : File.OpenRead(file), stop);
            report = await session.Importer.ImportAsync(
                lines, Session.Actor, dryRun, line => progress.Say(Describe(line, file)), progress.Show, stop);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Terminal.Fail(
                Exit.Refused,
                "unreadable-file",
                $"{file} cannot be read further: {problem.Message.TrimEnd('.')}. Lines up to there are recorded.");
        }

        progress.Finish();
        if (json)
            Terminal.Out.WriteLine(FactsJson.Write(report));
        else
            Terminal.Out.WriteLine($"{file}: {(dryRun ? "would record" : "recorded")} {report.Summary()}.");
        return report.RejectedCount > 0 ? Exit.Refused : Exit.Done;
    }
}
