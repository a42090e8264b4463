using System.CommandLine;
using System.Text;
using Facts.Cli.Output;
using Facts.Domain.Answers;
using Facts.Domain.Ledger;
using Facts.Reports;
using Facts.Store.Provenance;

namespace Facts.Cli;

/// <summary><c>facts trail ORG POST</c>: the answer, and all that led to it.</summary>
internal sealed class TrailVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var (organization, post) = (Named("ORG", "The organization's id"), Named("POST", "The post's id"));
        var (on, known) = (On(), Known());
        var html = new Option<string?>("--html") { Description = "Write it into FILE as a printable report", HelpName = "FILE" };
        var command = new Command("trail", "From the answer to every claim, quote and source, and who recorded each when")
        {
            organization,
            post,
            on,
            known,
            html,
            After,
            Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var (askedOn, askedKnown, refusal) = Times(parsed.GetValue(on), parsed.GetValue(known), session.Clock);
            if (refusal is not null)
                return Refuse(refusal);
            var question = new Question(parsed.GetValue(organization)!, parsed.GetValue(post)!, askedOn, askedKnown);
            var (trail, unknown) = await session.Trails.ReadAsync(question, null, stop);
            if (trail is not null && parsed.GetValue(html) is { } file)
                return await WriteAsync(trail, file, stop);
            return Show(parsed, trail, unknown, (console, view) => TrailText.Write(console, view, now: parsed.GetValue(known) is null));
        });
        return command;
    }

    private async Task<int> WriteAsync(TrailView trail, string file, CancellationToken stop)
    {
        try
        {
            await File.WriteAllTextAsync(file, TrailHtml.Of(trail, stop), new UTF8Encoding(false), stop);
            Terminal.Note($"The report is in {file}.");
            return Exit.Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Terminal.Fail(Exit.Refused, LedgerCodes.InvalidFile, problem.Message);
        }
    }
}
