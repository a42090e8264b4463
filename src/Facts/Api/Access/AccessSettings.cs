using Facts.Domain;

namespace Facts.Api.Access;

/// <summary>
/// Who is let in, by configuration (<c>Access__…</c> in the environment). With neither keys nor tokens nobody is asked, and Facts
/// serves this machine only.
/// </summary>
public sealed record AccessSettings
{
    internal const string Section = "Access", NotConfigured = "access-not-configured", Incomplete = "access-incomplete";

    /// <summary>API keys of <c>facts keys</c> are taken.</summary>
    public bool ApiKeys { get; init; }

    /// <summary>The OIDC issuer whose tokens are taken; its keys are found by discovery.</summary>
    public string? Authority { get; init; }

    /// <summary>A file with the keys that tokens are signed with (JSON Web Key Set, RFC 7517), in place of discovery.</summary>
    public string? Jwks { get; init; }

    /// <summary>Who issues tokens (<c>iss</c>); needed with <see cref="Jwks"/>.</summary>
    public string? Issuer { get; init; }

    /// <summary>What tokens must be meant for (<c>aud</c>); needed with tokens.</summary>
    public string? Audience { get; init; }

    /// <summary>The claim of a token that has roles: an array, or words with spaces between.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>The claim of a token that has the only organizations it is good for; a token without it is good for all.</summary>
    public string OrganizationClaim { get; init; } = "organizations";

    /// <summary>Browsers come by HTTPS, though it ends at a proxy: cookies go nowhere else, and browsers are told so.</summary>
    public bool BehindHttps { get; init; }

    /// <summary>Nobody rules alone: rulings are proposed, and somebody else approves them.</summary>
    public bool TwoPeople { get; init; }

    public bool TakesTokens => !string.IsNullOrWhiteSpace(Authority) || !string.IsNullOrWhiteSpace(Jwks);

    public bool IsConfigured => ApiKeys || TakesTokens;

    public static AccessSettings Read(IConfiguration configuration) => configuration.GetSection(Section).Get<AccessSettings>() ?? new();

    /// <summary>What is missing; null when all is well.</summary>
    internal Refusal? Check() => this switch
    {
        { TwoPeople: true, IsConfigured: false } => new(Incomplete,
            "Access__TwoPeople needs to tell people apart: set Access__ApiKeys=true or Access__Authority."),
        { TakesTokens: false } => null,
        { Audience: null or "" } => new(Incomplete, "Access__Audience is missing: which tokens are meant for Facts?"),
        { Jwks: { Length: > 0 }, Authority: { Length: > 0 } } => new(Incomplete, "Access__Authority and Access__Jwks exclude each other."),
        { Jwks: { Length: > 0 }, Issuer: null or "" } => new(Incomplete, "Access__Issuer is missing: who issues the tokens?"),
        { Jwks: { Length: > 0 } file } when !File.Exists(file) => new(Incomplete, $"Access__Jwks: there is no file {file}."),
        { Jwks: { Length: > 0 } file } => KeySet.Read(file).Refusal,
        _ => null,
    };
}
