using System.CommandLine;
using Facts.Domain.Recording;
using Facts.Store.Exports;

namespace Facts.Cli;

/// <summary><c>facts export FORMAT</c>: what is known, in a form that other programs read.</summary>
internal sealed class ExportVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var format = Named("FORMAT", string.Join(", ", ExportFormat.All.Select(one => one.Name)));
        var organization = new Option<string?>("--organization")
        {
            Description = "Only what is about this one",
            HelpName = "O",
            CustomParser = given => NormalForm.Of(given.Tokens[0].Value),
        };
        var (known, start) = (Known(), new Option<string?>("--base")
        {
            Description = "What IRIs begin with; names that lead nowhere without it",
            HelpName = "IRI",
        });
        var file = new Option<string?>("--output", "-o")
        {
            Description = "Where to; an existing file is replaced once the new one is whole. Standard output without it",
            HelpName = "FILE",
        };
        var command = new Command("export", "What is known, in a form that other programs read") { format, organization, known, start, file };
        Run(command, async (parsed, session, stop) =>
        {
            var (found, unknown) = Exporter.Format(parsed.GetValue(format)!);
            var (_, askedKnown, wrong) = Times(null, parsed.GetValue(known), session.Clock);
            if ((unknown ?? wrong) is { } refused)
                return Refuse(refused);
            var (scope, refusal) = await session.Exporter.OpenAsync(
                parsed.GetValue(organization), askedKnown, parsed.GetValue(start), stop);
            if (scope is null)
                return Refuse(refusal!);
            await using (scope.Store)
                return await WriteAsync(found!, scope, parsed.GetValue(file), stop);
        });
        return command;
    }

    private async Task<int> WriteAsync(ExportFormat format, Scope scope, string? file, CancellationToken stop)
    {
        try
        {
            if (file is null)
            {
                await using var output = Terminal.OpenText();
                await format.WriteAsync(output, scope, stop);
            }
            else
            {
                await ReplaceAsync(file, output => format.WriteAsync(output, scope, stop));
                Terminal.Note($"The export is in {file}.");
            }

            return Exit.Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.Fail(Exit.Refused, ExportCodes.InvalidFile, problem.Message);
        }
    }

    private static async Task ReplaceAsync(string file, Func<Stream, Task> write)
    {
        if (Facts.Store.Importing.LocalFile.Replaceable(file) is not { } target)
        {
            await using var into = new FileStream(file, FileMode.Open, FileAccess.Write);
            await write(into);
            return;
        }

        var partial = target + ".partial";
        try
        {
            await using (var output = File.Create(partial))
                await write(output);
            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            // Gone when all went well; else nobody should take it for an export.
            File.Delete(partial);
        }
    }
}
