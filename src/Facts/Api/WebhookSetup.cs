using Facts.Store.Followers;
using Facts.Store.Streaming;
using Facts.Store.Webhooks;
using Npgsql;
using Wolverine;
using Wolverine.ErrorHandling;

namespace Facts.Api;

/// <summary>What webhooks need of the host and of Wolverine.</summary>
internal static class WebhookSetup
{
    private const string Queue = "webhooks";

    /// <summary>Attempts wait for others most of the time; so few at once leave the processor and the database alone.</summary>
    private const int AtOnce = 16;

    public static void AddFactsWebhooks(this IServiceCollection services, WebhookSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<Deliveries>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton(all => new WebhookCourier(
            all.GetRequiredService<NpgsqlDataSource>(), all.GetRequiredService<ChangeStream>(), all.GetRequiredService<WebhookSecrets>(),
            all.GetRequiredService<WebhookSender>(), settings, all.GetRequiredService<TimeProvider>(), all.GetRequiredService<WebhookRoom>()));
        services.AddSingleton<WebhookRoom>();
        services.AddSingleton<WebhookFollower>();
        services.AddHostedService<WebhookService>();
    }

    /// <summary>
    /// Attempts are kept in Wolverine's inbox until they are made. Nodes know of each other by signs of life in the database, and one takes
    /// over what a dead one had.
    /// </summary>
    public static void UseWebhooks(this WolverineOptions options)
    {
        // It looks for handlers in the program's own assembly by itself.
        options.Discovery.IncludeAssembly(typeof(DeliverWebhookHandler).Assembly);
        options.PublishMessage<DeliverWebhook>().ToLocalQueue(Queue).UseDurableInbox().MaximumParallelMessages(AtOnce);
        options.OnException<NpgsqlException>().ScheduleRetry(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));
        options.Durability.Mode = DurabilityMode.Balanced;
        options.Durability.HealthCheckPollingTime = TimeSpan.FromSeconds(5);
        options.Durability.StaleNodeTimeout = TimeSpan.FromSeconds(30);
    }
}
