using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Facts.Pages;

/// <summary>What every page has: the two times that it is asked for, and a refusal in the place of content.</summary>
public abstract class FactsPage : PageModel
{
    /// <summary>As it was typed: a day or an RFC 3339 instant; empty for now.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    /// <summary>As it was typed, likewise.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Known { get; set; }

    /// <summary>Why there is nothing to show; its status is the page's.</summary>
    internal Refusal? Refusal { get; private set; }

    /// <summary>Nobody waits for the page when its reader has gone.</summary>
    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context) => HttpContext.RequestAborted.ThrowIfCancellationRequested();

    /// <summary>Makes this the page's refusal, unless there is one.</summary>
    internal void Refuse(Refusal? refusal) => Refuse(refusal, Problems.StatusOf);

    /// <summary>The same of what a form asks for, where the address leads to something.</summary>
    internal void RefuseForm(Refusal? refusal) => Refuse(refusal, Problems.StatusOfBody);

    private void Refuse(Refusal? refusal, Func<string, int> statusOf)
    {
        if (refusal is null || Refusal is not null)
            return;
        Refusal = refusal;
        Response.StatusCode = statusOf(refusal.Code);
    }

    /// <summary>A point on a time axis; now when nothing was typed.</summary>
    internal AsOf Time(string name, string? typed, TimeProvider clock)
    {
        var (time, refusal) = Facts.Store.Answers.AskedTime.Parse(name, string.IsNullOrWhiteSpace(typed) ? null : typed.Trim(), clock);
        Refuse(refusal);
        return time;
    }

    /// <summary>An id as it is compared; null when nothing was typed.</summary>
    internal static string? Id(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : NormalForm.Of(typed.Trim());
}
