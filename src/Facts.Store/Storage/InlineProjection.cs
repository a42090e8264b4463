using Facts.Domain;
using Facts.Domain.Recording;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Facts.Store.Storage;

/// <summary>
/// What follows from the events of a save, in its transaction. It is computed from what was read with the locks held, so that it runs in
/// saves of Facts only: in a session of somebody else's, or when the daemon rebuilds it beside writers, its rows would be wrong.
/// </summary>
internal abstract class InlineProjection : IProjection
{
    /// <summary>The stable code of the refusal.</summary>
    public const string NotRebuilt = "not-rebuilt-by-marten";

    /// <summary>Says what to do instead.</summary>
    public static readonly Refusal Refusal = new(
        NotRebuilt,
        "What follows from events is kept by Facts itself, under locks that Marten does not take. "
        + "To check it and to mend it, run: facts replay");

    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        if (Save.Of(operations) is not { } save)
            throw new RefusedException(Refusal);
        try
        {
            List<PendingEvent> pending = [.. events.Select(one => save.Find(one.Id))];
            await ProjectAsync(operations, save, pending, cancellation);
        }
        catch
        {
            // Else Marten would put tombstones in the events' place (see EventAppender).
            ((IDocumentSession)operations).PendingChanges.Streams().Clear();
            throw;
        }
    }

    /// <param name="session">Reads in the transaction of the save.</param>
    /// <param name="save">What is known, and where what follows is added.</param>
    /// <param name="events">In the order in which they are appended.</param>
    /// <param name="stop">Gives up.</param>
    protected abstract Task ProjectAsync(IDocumentOperations session, Save save, IReadOnlyList<PendingEvent> events, CancellationToken stop);
}
