using Facts.Agents;
using Facts.Api;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Api.Idempotency;
using Facts.Api.OpenApi;
using Facts.Api.Telemetry;
using Facts.Domain;
using Facts.Pages;
using Facts.Store.Protection;
using Facts.Store.Setup;
using Facts.Store.Storage;
using Facts.Store.Webhooks;
using JasperFx;
using JasperFx.CodeGeneration.Model;
using Marten;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;

namespace Facts;

/// <summary>The web application: reading endpoints, and Wolverine with Marten for what records.</summary>
internal static class FactsHost
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <param name="database">Where everything is kept.</param>
    /// <param name="clock">What now is.</param>
    /// <param name="urls">Where to listen, separated by <c>;</c>.</param>
    /// <param name="access">Who is let in; null for what the configuration says.</param>
    /// <param name="limits">How much is taken; likewise.</param>
    /// <param name="webhooks">How others are told; likewise.</param>
    public static WebApplication Build(
        Database database, TimeProvider clock, string urls, AccessSettings? access = null, Limits? limits = null,
        WebhookSettings? webhooks = null)
    {
        // Pages are looked for in the assembly of this name; by itself it would be that of the tests when they serve.
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ApplicationName = typeof(FactsHost).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        access ??= AccessSettings.Read(builder.Configuration);
        Limits.Add(builder, limits ?? Limits.Read(builder.Configuration), access);
        var hasStarted = false;
        Logs.Configure(builder.Logging, () => hasStarted);
        // It would say that its keys are not encrypted themselves (ops/adr/0029-webhooks.md).
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It would say at each start that it looks for handlers itself; there is one.
        builder.Logging.AddFilter("Wolverine.Configuration.HandlerDiscovery", LogLevel.Error);

        builder.AddFactsTelemetry();
        builder.Services.AddFactsStore(database, clock, builder.Configuration);
        builder.Services.AddSingleton<Drain>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.Configure<HostOptions>(
            host => host.ShutdownTimeout = TimeSpan.FromSeconds(Shutdown.Read(builder.Configuration).Limit));
        builder.Services.AddSingleton<ExportRoom>();
        builder.Services.AddSingleton<Spool>();
        builder.Services.AddSingleton<IdempotencyKeys>();
        SharedKeys.AddTo(builder.Services, database.Source, clock);
        builder.Services.AddFactsWebhooks(webhooks ?? WebhookSettings.Read(builder.Configuration, access.IsConfigured));
        builder.Services.AddFactsAccess(access, clock);
        builder.Services.AddProblemDetails();
        builder.Services.AddFactsOpenApi();
        builder.Services.AddFactsPages();
        builder.Services.AddFactsAgents();
        builder.Services.ConfigureHttpJsonOptions(json => FactsJson.Configure(json.SerializerOptions));

        builder.Services.AddMarten(options => MartenSetup.Configure(options, database.ForMarten))
            .UseLightweightSessions()
            .IntegrateWithWolverine(wolverine => wolverine.MessageStorageSchemaName = "wolverine");
        builder.Services.AddHostedService<MessageTables>();
        builder.Services.AddWolverine(options =>
        {
            options.AutoBuildMessageStorageOnStartup = AutoCreate.None;
            options.ApplicationAssembly = typeof(FactsHost).Assembly;
            options.ServiceLocationPolicy = ServiceLocationPolicy.NotAllowed;
            options.UseWebhooks();
            HandlerCode.Use(options.CodeGeneration);
        });
        builder.Services.AddWolverineHttp();

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => hasStarted = true);
        app.UseRequestSpans();
        app.UseRequestIds();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(Problems.Handler);
        app.UseStatusCodePages(Problems.BareAsync);
        app.UseHeadRequests();
        Limits.Use(app);
        app.UseFactsAccess();
        app.UseFactsPages();
        var api = app.MapGroup("/api");
        api.MapAnswers();
        api.MapTimelines();
        api.MapClaims();
        api.MapSources();
        api.MapTrails();
        api.MapExports();
        api.MapSearch();
        api.MapStream();
        api.MapWebhooks();
        api.MapProposals();
        app.MapLedger();
        app.MapHealth();
        app.MapFactsAgents();
        app.MapFactsOpenApi();
        app.MapWolverineEndpoints();
        return app;
    }
}
