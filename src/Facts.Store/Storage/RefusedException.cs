using Facts.Domain;

namespace Facts.Store.Storage;

/// <summary>Something below refuses what nobody above could have foreseen; nothing was written.</summary>
internal sealed class RefusedException(Refusal refusal, Exception? inner = null) : Exception(refusal.Message, inner)
{
    public Refusal Refusal => refusal;
}
