using System.CommandLine;
using Facts.Domain;
using Facts.Store.Corrections;

namespace Facts.Cli;

/// <summary><c>facts identify PERSON OTHER</c>: two ids name one person; with <c>--undo</c>, they do not after all.</summary>
internal sealed class IdentifyVerb(Shell shell) : EditVerb(shell)
{
    private readonly Argument<string> _person = Named("PERSON", "The id that is a second name");
    private readonly Argument<string> _other = Named("OTHER", "The id that answers are to show");
    private readonly Option<bool> _undo = new("--undo") { Description = "They are two people after all" };

    public override Command Build() => Build("identify", "Two ids name one person", _person, _other, _undo);

    protected override (Edit? Edit, Refusal? Refusal) Read(ParseResult parsed, string reason) =>
        (new IdentityEdit(parsed.GetValue(_person)!, parsed.GetValue(_other)!, parsed.GetValue(_undo), reason), null);

    protected override string AlreadySo(ParseResult parsed) => parsed.GetValue(_undo)
        ? "No decision links these two; there is nothing to record."
        : "They are held to be one already; there is nothing to record.";
}
