using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain.Access;
using Facts.Store.Timelines;

namespace Facts.Api;

/// <summary>Timelines of organizations and of people by HTTP.</summary>
internal static class TimelineEndpoints
{
    public static void MapTimelines(this IEndpointRouteBuilder api)
    {
        api.MapGet("/timeline", TimelineAsync).Needs(Need.Read, Within.Organization);
        api.MapGet("/people", PersonAsync).Needs(Need.Read);
    }

    private static async Task<IResult> TimelineAsync(
        HttpRequest request,
        TimelineReader timelines,
        TimeProvider clock,
        CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var (organization, known, rules) = (asked.Required("organization"), asked.Time("known"), asked.Rules());
        if (asked.Refusal is not null)
            return Problems.Of(asked.Refusal);
        var (timeline, refusal) = await timelines.OfOrganizationAsync(organization, asked.Optional("post"), known, rules, stop);
        return Problems.Result(timeline, refusal);
    }

    private static async Task<IResult> PersonAsync(
        HttpRequest request,
        HttpResponse response,
        TimelineReader timelines,
        TimeProvider clock,
        CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var (id, known) = (asked.Required("id"), asked.Time("known"));
        if (asked.Refusal is not null)
            return Problems.Of(asked.Refusal);
        var (person, refusal) = await timelines.OfPersonAsync(id, known, stop);
        if (person is not null)
            response.Headers.ETag = $"\"{person.Version}\"";
        return Problems.Result(person, refusal);
    }
}
