using Wolverine.Attributes;

namespace Facts.Store.Webhooks;

/// <summary>One attempt to send a message is due. Wolverine keeps it until it is done, on this node or another.</summary>
/// <param name="Delivery">The message's id.</param>
/// <param name="Attempt">Which attempt it is, from 1: a second envelope for it finds it made.</param>
[MessageIdentity("deliver-webhook")]
public sealed record DeliverWebhook(string Delivery, int Attempt);

/// <summary>Wolverine finds it by its name, and makes code that calls it; so it and what it takes are public.</summary>
public static class DeliverWebhookHandler
{
    public static Task Handle(DeliverWebhook due, WebhookCourier courier, CancellationToken stop) => courier.DeliverAsync(due, stop);
}
