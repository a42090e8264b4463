using System.Security.Claims;
using Facts.Domain.Access;
using Facts.Domain.Recording;

namespace Facts.Api.Access;

/// <summary>
/// Whoever sent a request. What proved who they are (a key, a token, a cookie) is turned into the same claims everywhere.
/// </summary>
internal static class Caller
{
    private const string NameClaim = "facts/name", RoleClaim = "facts/role", OrganizationClaim = "facts/organization",
        LimitedClaim = "facts/limited";

    /// <summary>Their permit; null when nobody signed in, or when nobody is asked (<see cref="AccessSettings.IsConfigured"/>).</summary>
    public static Permit? Permit(this HttpContext http)
    {
        var user = http.User;
        if (user.Identity?.IsAuthenticated != true || user.FindFirstValue(NameClaim) is not { } name)
            return null;
        var organizations = user.FindAll(OrganizationClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        // Limited to none at all is not the same as not limited.
        return new Permit(
            name,
            user.FindAll(RoleClaim).Select(claim => Enum.Parse<Role>(claim.Value)).ToHashSet(),
            user.HasClaim(claim => claim.Type == LimitedClaim) ? organizations : null)
        {
            RulesAlone = !http.RequestServices.GetRequiredService<AccessSettings>().TwoPeople,
        };
    }

    /// <summary>On whose behalf something is recorded: never what the request says of itself.</summary>
    /// <param name="http">The request.</param>
    /// <param name="door">The name when nobody is asked who they are.</param>
    public static Author Author(this HttpContext http, string door) =>
        http.Permit() is { } permit ? new(permit.Name, permit) : new(door, null);

    public static ClaimsPrincipal Principal(this Permit permit, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, NameClaim, RoleClaim);
        identity.AddClaim(new Claim(NameClaim, permit.Name));
        identity.AddClaims(permit.Roles.Select(role => new Claim(RoleClaim, role.ToString())));
        if (permit.Organizations is { } organizations)
        {
            identity.AddClaim(new Claim(LimitedClaim, "yes"));
            identity.AddClaims(organizations.Select(id => new Claim(OrganizationClaim, id)));
        }

        return new ClaimsPrincipal(identity);
    }
}
