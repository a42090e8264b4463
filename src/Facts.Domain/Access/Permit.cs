namespace Facts.Domain.Access;

/// <summary>Who somebody is, and what they may do.</summary>
/// <param name="Name">The name under which their acts are kept; never empty.</param>
/// <param name="Roles">Without any, nothing is allowed.</param>
/// <param name="Organizations">The only organizations they may read and write, by id (NFC); null for all.</param>
public sealed record Permit(string Name, IReadOnlySet<Role> Roles, IReadOnlySet<string>? Organizations)
{
    /// <summary>Whether a reviewer may rule without anybody else: otherwise it is proposed, and somebody else approves it.</summary>
    public bool RulesAlone { get; init; } = true;

    /// <summary>Whether a role suffices.</summary>
    public bool May(Need need) => need == Need.Nothing || Roles.Contains(Role.Admin) || need switch
    {
        Need.Read => Roles.Count > 0,
        Need.Record => Roles.Contains(Role.Editor),
        Need.Rule => Roles.Contains(Role.Reviewer),
        Need.Write => Roles.Contains(Role.Editor) || Roles.Contains(Role.Reviewer),
        Need.Audit => Roles.Contains(Role.Auditor),
        _ => false,
    };

    /// <summary>Whether what belongs to these organizations, and to no other, may be read and written. Nothing belongs to nobody.</summary>
    public bool Covers(IEnumerable<string> organizations)
    {
        if (Organizations is null)
            return true;
        var any = false;
        foreach (var organization in organizations)
        {
            if (!Organizations.Contains(organization))
                return false;
            any = true;
        }

        return any;
    }

    /// <summary>Why not, if a role does not suffice.</summary>
    public Refusal? Refuse(Need need) =>
        May(need) ? null : new Refusal(AccessCodes.Forbidden, $"This takes {Words(need)}; {Name} is {Roles.Count switch
        {
            0 => "nothing",
            _ => string.Join(", ", Roles.Order().Select(role => role.ToString().ToLowerInvariant())),
        }}.");

    private static string Words(Need need) => need switch
    {
        Need.Record => "an editor",
        Need.Rule => "a reviewer",
        Need.Write => "an editor or a reviewer",
        Need.Audit => "an auditor",
        Need.Administer => "an admin",
        _ => "a role",
    };
}
