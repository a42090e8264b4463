namespace Facts.Pages;

/// <summary>The front page: who held which post.</summary>
public sealed class IndexModel : FactsPage
{
    public void OnGet()
    {
    }
}
