using Facts.Domain.Access;

namespace Facts.Domain.Recording;

/// <summary>An API key is to be good no longer.</summary>
/// <param name="Name">The key's name.</param>
public sealed record RevokeKey(string Name)
{
    /// <summary>
    /// Revokes it; neither an event nor a refusal when it was revoked before. Refused with <see cref="AccessCodes.UnknownKey"/>.
    /// </summary>
    /// <param name="isRevoked">Whether it was revoked before; null when no key has that name.</param>
    public (KeyRevoked? Revoked, Refusal? Refusal) Decide(bool? isRevoked) => isRevoked switch
    {
        null => (null, new Refusal(AccessCodes.UnknownKey, $"There is no key named {Fields.Shown(Name)}.")),
        true => (null, null),
        false => (new KeyRevoked { Key = Name }, null),
    };
}
