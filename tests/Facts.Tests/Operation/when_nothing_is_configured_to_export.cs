using Facts.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Facts.Tests.Operation;

public sealed class when_nothing_is_configured_to_export(PostgresFixture postgres)
{
    [Fact]
    public async Task nothing_is_set_up_that_would_cost_anything()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "unexported");
        await using var app = FactsHost.Build(store.Session.Database, store.Session.Clock, "http://127.0.0.1:0");
        app.Services.GetService<TracerProvider>().ShouldBeNull();
        app.Services.GetService<MeterProvider>().ShouldBeNull();
        Facts.Store.Telemetry.Tracing.Source.HasListeners().ShouldBeFalse();
    }
}
