using Facts.Domain.Claims;
using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using Marten.Subscriptions;

namespace Facts.Tests.Storage;

/// <summary>What a user of Marten has beside Facts: a store of their own on the same events, a projection and a subscription.</summary>
internal static class TheirMarten
{
    public const string Projection = "theirs";

    /// <summary>Each event, and how often each of the two came by it.</summary>
    public const string Tables = """
        create schema theirs;
        create table theirs.projected (event uuid primary key, times int not null);
        create table theirs.heard (event uuid primary key, times int not null);
        """;

    public static DocumentStore Open(string connectionString, TimeSpan staleAfter) => DocumentStore.For(options =>
    {
        options.Connection(connectionString);
        options.DatabaseSchemaName = "theirs";
        options.AutoCreateSchemaObjects = JasperFx.AutoCreate.None;
        options.DisableNpgsqlLogging = true;
        options.UseSystemTextJsonForSerialization(Weasel.Core.EnumStorage.AsString, Weasel.Core.Casing.CamelCase);
        options.Events.DatabaseSchemaName = "facts";
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.MetadataConfig.EnableAll();
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.Events.MapEventType<AppointmentClaimed>("appointment-claimed");
        options.Projections.StaleSequenceThreshold = staleAfter;
        options.Projections.Errors.SkipApplyErrors = false;
        options.Projections.Add(new Counting(), ProjectionLifecycle.Async, Projection, async => async.DeleteDataInTableOnTeardown("theirs.projected"));
        options.Projections.Subscribe(new Hearing());
    });

    private static void Count(IDocumentOperations operations, string table, IEnumerable<IEvent> events) => operations.QueueSqlCommand(
        $"insert into theirs.{table} as t (event, times) select unnest(?), 1 on conflict (event) do update set times = t.times + 1",
        (object)events.Select(one => one.Id).ToArray());

    private sealed class Counting : IProjection
    {
        public Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
        {
            Count(operations, "projected", events);
            return Task.CompletedTask;
        }
    }

    private sealed class Hearing : SubscriptionBase
    {
        public override Task<IChangeListener> ProcessEventsAsync(
            EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
        {
            Count(operations, "heard", page.Events);
            return Task.FromResult(NullChangeListener.Instance);
        }
    }
}
