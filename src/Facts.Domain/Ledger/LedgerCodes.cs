namespace Facts.Domain.Ledger;

/// <summary>Codes of refusals that only the ledger has (contract: Command line).</summary>
public static class LedgerCodes
{
    /// <summary>There is no key to sign or verify with, or none that may be used.</summary>
    public const string NoKeys = "no-keys";

    /// <summary>Nothing was signed yet.</summary>
    public const string NoCheckpoint = "no-checkpoint";

    /// <summary>No event or claim has that id, or it has no leaf yet.</summary>
    public const string UnknownEvent = "unknown-event";

    /// <summary>Something is not as it was recorded.</summary>
    public const string VerificationFailed = "verification-failed";

    /// <summary>The file is neither a bundle nor a receipt, or it cannot be read or written.</summary>
    public const string InvalidFile = "invalid-file";

    /// <summary>The field is none that can be erased.</summary>
    public const string NotPersonal = "not-personal";
}
