using System.CommandLine;
using Facts.Cli.Output;
using Facts.Domain;
using Facts.Store.Corrections;
using Facts.Store.Recording;

namespace Facts.Cli;

/// <summary>What editors' verbs have in common: the reason, the dry run, the impact they print.</summary>
internal abstract class EditVerb(Shell shell) : Verb(shell)
{
    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why; kept with the act",
        HelpName = "TEXT",
        Required = true,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would change" };

    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="symbols">Its own arguments and options; the common ones come after them.</param>
    protected Command Build(string name, string description, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in (Symbol[])[.. symbols, _reason, _dryRun, Json])
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }

        Run(command, async (parsed, session, stop) =>
        {
            var (edit, refusal) = Read(parsed, parsed.GetValue(_reason)!);
            var dryRun = parsed.GetValue(_dryRun);
            var saved = edit is null
                ? null
                : await ActAsync(session.Recorder, Request.Of(edit, version: null, Session.Actor), dryRun, stop);
            return Show(parsed, saved?.Impact, refusal ?? saved?.Refusal,
                (console, view) => ChangeText.Write(console, view, dryRun, AlreadySo(parsed)));
        });
        return command;
    }

    private static Task<Saved> ActAsync(Recorder recorder, Request request, bool dryRun, CancellationToken stop) =>
        dryRun ? recorder.TryAsync(request, stop) : recorder.SaveAsync(request, stop);

    /// <summary>The act that the line asks for, or why it is none.</summary>
    protected abstract (Edit? Edit, Refusal? Refusal) Read(ParseResult parsed, string reason);

    /// <summary>What to say when there is nothing to record.</summary>
    protected abstract string AlreadySo(ParseResult parsed);
}
