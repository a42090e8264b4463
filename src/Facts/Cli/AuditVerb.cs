using System.CommandLine;
using Facts.Domain;

namespace Facts.Cli;

/// <summary><c>facts audit …</c>: the ledger.</summary>
internal sealed class AuditVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var audit = new Command("audit", "The ledger: sign it, prove what is in it, verify that nothing was rewritten");
        foreach (var verb in (Verb[])[new CheckpointVerb(Shell), new ProveVerb(Shell), new LedgerExportVerb(Shell), new VerifyVerb(Shell),
            new WitnessVerb(Shell), new RotateVerb(Shell)])
            audit.Subcommands.Add(verb.Build());
        return audit;
    }
}

/// <summary><c>facts audit checkpoint</c>: signs the log as it is and prints the signed note.</summary>
internal sealed class CheckpointVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var command = new Command("checkpoint", "Give every event its leaf, sign the log, and print the checkpoint");
        Run(command, async (_, session, stop) =>
        {
            var (checkpoint, added, refusal) = await session.Ledger.SealAsync(stop);
            if (checkpoint is null)
                return Refuse(refusal!);
            Terminal.Write(checkpoint.Note.ToString());
            if (added > 0)
                Terminal.Note($"{added} new {(added == 1 ? "leaf" : "leaves")}.");
            return Exit.Done;
        });
        return command;
    }
}

/// <summary><c>facts audit prove EVENT</c>: the proof that an event is in the log.</summary>
internal sealed class ProveVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var id = Named("EVENT", "The event's id, or the claim's");
        var command = new Command("prove", "Print the proof that an event is in the log, as JSON") { id, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var ledger = session.Ledger;
            var (checkpoint, _, refusal) = await ledger.SealAsync(stop);
            if (checkpoint is null)
                return Refuse(refusal!);
            var (proof, unknown) = await ledger.ProveAsync(parsed.GetValue(id)!, checkpoint, stop);
            return Show(parsed, proof, unknown, (_, view) => Terminal.WriteLine(FactsJson.Write(view)));
        });
        return command;
    }
}

/// <summary><c>facts audit rotate</c>: a new key instead of the old one.</summary>
internal sealed class RotateVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var command = new Command("rotate", "Replace the key: both sign a checkpoint, then only the new one signs");
        Run(command, async (_, session, stop) =>
        {
            var (checkpoint, refusal) = await session.Ledger.RotateAsync(stop);
            if (checkpoint is null)
                return Refuse(refusal!);
            Terminal.Write(checkpoint.Note.ToString());
            return Exit.Done;
        });
        return command;
    }
}
