using System.Net;
using System.Text;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>What forms show before they save, and what decisions about proposals tell.</summary>
public sealed partial class when_there_are_thousands_of_a_thing
{
    /// <summary>Forms with what is typed into them.</summary>
    public static TheoryData<string, string, string> Forms => new()
    {
        { "/claims/seat-0/correct", "field:from", "1980-01-01" },
        { "/claims/alike-0/correct", "field:from", "1980-01-01" },
        { "/claims/seat-0/retract", "", "" },
        { "/claims/alike-0/retract", "", "" },
        { "/claims/seat-0/rule", "Rank", "deprecated" },
        { "/person/identify?person=plural&other=ann", "", "" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task a_form_shows_a_page_of_what_would_change(string path, string field, string typed)
    {
        var form = await WebForm.GetAsync(many.Served.Client, path);
        form["Reason"] = "r";
        if (field.Length > 0)
            form[field] = typed;
        var preview = await form.SendAsync("preview");
        preview.Status.ShouldBe(HttpStatusCode.OK);
        Encoding.UTF8.GetByteCount(preview.Html).ShouldBeLessThan(2 * Bytes);
        preview.Html.ShouldContain("value=\"save\"");
    }

    [Theory]
    [InlineData("""{"ruling":{"claim":"alike-1","rank":"deprecated","reason":"r"}}""", "withdrawal", "{}")]
    [InlineData("""{"redaction":{"target":"said-2","field":"says","reason":"r"}}""", "withdrawal", "{}")]
    [InlineData("""{"ruling":{"claim":"seat-1","rank":"deprecated","reason":"r"}}""", "rejection", """{"reason":"r"}""")]
    public async Task a_decision_about_a_proposal_tells_no_more_than_a_page(string act, string decision, string sent)
    {
        using var proposed = await many.Served.Client.PostJsonAsync("/api/proposals", act, null);
        var id = (await Http.BodyAsync(proposed)).GetProperty("id").GetString();
        using var response = await many.Served.Client.PostJsonAsync($"/api/proposals/{id}/{decision}", sent, "*");
        var body = await response.Content.ReadAsByteArrayAsync(Stop);
        ((int)response.StatusCode).ShouldBeLessThan(500);
        body.Length.ShouldBeLessThan(Bytes);
        Longest(JsonDocument.Parse(body).RootElement).ShouldBeLessThanOrEqualTo(Rows);
    }
}
