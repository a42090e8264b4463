using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Facts.Tests.Operation;

/// <summary>Clients that go.</summary>
public sealed partial class when_there_are_thousands_of_a_thing
{
    /// <summary>
    /// A client that goes when the last statement has run, while rows are folded and the answer is written: nothing of it is. Each route
    /// that gives much is asked within this process, where the moment can be told.
    /// </summary>
    [Fact]
    public async Task nothing_is_written_for_a_client_that_has_gone()
    {
        var statements = new AsyncLocal<Statements?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _ => statements.Value?.End(),
        };
        ActivitySource.AddActivityListener(listener);
        var wrong = new List<string>();
        foreach (var (route, rest, _) in Asked.Where(one => one.Gives != Gives.Little).DistinctBy(one => one.Route))
        {
            async Task<(long Bytes, int Statements)> AskAsync(int? lastOf)
            {
                using var client = new CancellationTokenSource();
                statements.Value = new Statements(lastOf, client);
                try
                {
                    return (await InnerAsync(route, rest, client.Token), statements.Value.Count);
                }
                catch (OperationCanceledException) when (client.IsCancellationRequested)
                {
                    return (0, statements.Value.Count);
                }
            }

            // Until what is kept in memory has been asked for, so that the same statements run again.
            var (bytes, all) = await AskAsync(null);
            for (var before = -1; before != all;)
                (before, (bytes, all)) = (all, await AskAsync(null));
            if (bytes == 0)
                wrong.Add($"{route} {rest}: gave nothing");
            if (all == 0)
                continue;
            // What is kept in memory may be asked about again, or not, for which all is too many: then it was no try.
            var written = await AskAsync(all);
            while (written.Statements < all)
                (all, written) = (written.Statements, await AskAsync(written.Statements));
            if (written.Bytes > 0)
                wrong.Add($"{route} {rest}: {written.Bytes} bytes after {written.Statements} of {all} statements");
        }

        wrong.ShouldBeEmpty();
    }

    private async Task<long> InnerAsync(string route, string rest, CancellationToken gone)
    {
        var endpoint = many.Served.Endpoints.First(one => RouteOf(one) == route && Takes(one, "GET"));
        await using var scope = many.Served.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = gone };
        http.SetEndpoint(endpoint);
        (http.Request.Method, http.Request.Scheme, http.Request.Host, http.Request.Path) = ("GET", "http", new HostString("localhost"), AddressOf(route, ""));
        foreach (var (name, value) in endpoint.RoutePattern.RequiredValues.Concat(endpoint.RoutePattern.Defaults))
            http.Request.RouteValues[name] = value;
        foreach (var parameter in endpoint.RoutePattern.Parameters)
            http.Request.RouteValues[parameter.Name] = rest;
        if (rest.StartsWith('?'))
            http.Request.QueryString = new QueryString(rest);
        using var body = new MemoryStream();
        http.Response.Body = body;
        await endpoint.RequestDelegate!(http);
        return body.Length;
    }

    /// <summary>Counts statements of one request, and lets its client go at the end of one of them.</summary>
    private sealed class Statements(int? last, CancellationTokenSource client)
    {
        private int _count;

        public int Count => _count;

        public void End()
        {
            if (Interlocked.Increment(ref _count) == last)
                client.Cancel();
        }
    }
}
