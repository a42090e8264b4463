using Facts.Api.Access;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Store.Access;
using Facts.Store.Sentences;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Pages;

/// <summary>Signing in with an API key, and out again. There is no such page where nobody is asked who they are.</summary>
public sealed class SignInModel : FactsPage
{
    /// <summary>The page that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public IActionResult OnGet() => TakesKeys() ? Page() : NotFound();

    /// <param name="key">The API key; bound to nothing that a page could show again.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<IActionResult> OnPostAsync([FromForm] string? key, CancellationToken stop)
    {
        if (!TakesKeys())
            return NotFound();
        var keys = HttpContext.RequestServices.GetRequiredService<KeyStore>();
        if (string.IsNullOrWhiteSpace(key) || await keys.FindAsync(key.Trim(), stop) is not { } good)
        {
            Refuse(new Refusal(AccessCodes.Unauthenticated, SignInWords.NoSuchKey));
            return Page();
        }

        var permit = good.Permit;
        await HttpContext.SignInAsync(AccessSetup.Cookie, permit.Principal(AccessSetup.Cookie));
        // The front page is about all organizations.
        var home = permit.Organizations is { } some ? Links.To("/timeline", ("organization", some.Order().FirstOrDefault())) : "/";
        return LocalRedirect(To is { Length: > 1 } && Url.IsLocalUrl(To) ? To : home);
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        if (!TakesKeys())
            return NotFound();
        await AccessSetup.SignOutAsync(HttpContext);
        return LocalRedirect("/sign-in");
    }

    private bool TakesKeys() => HttpContext.RequestServices.GetRequiredService<AccessSettings>().ApiKeys;
}
