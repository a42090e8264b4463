using System.Runtime.CompilerServices;
using Facts.Domain.Claims;
using Facts.Store.Storage;

namespace Facts.Tests.Storage;

/// <summary>
/// An event as an earlier build might have stored it: an appointment whose person was the holder, since a day. No build ever did. It is
/// registered before anything is read, as those of the product will be.
/// </summary>
internal sealed record OfficeClaimed(string Id, string Source, string Organization, string Post, string Holder, string Since)
{
    public const string Name = "office-claimed";

    [ModuleInitializer]
    public static void Register() => EventTypes.Upcasters.Add(Upcaster.Of<OfficeClaimed, AppointmentClaimed>(Name, earlier => new AppointmentClaimed
    {
        Id = earlier.Id,
        Source = earlier.Source,
        Organization = earlier.Organization,
        Post = earlier.Post,
        Person = earlier.Holder,
        When = earlier.Since,
    }));
}
