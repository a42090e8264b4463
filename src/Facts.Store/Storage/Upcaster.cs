using Facts.Domain;
using Marten;

namespace Facts.Store.Storage;

/// <summary>Makes an event of today of one that was stored in an earlier form, each time it is read; the stored one stays as it is.</summary>
/// <param name="Name">The name that the earlier form is stored under.</param>
/// <param name="Becomes">The type of today.</param>
/// <param name="Read">Makes it of the stored JSON.</param>
/// <param name="Register">Tells Marten of it.</param>
internal sealed record Upcaster(string Name, Type Becomes, Func<string, object> Read, Action<StoreOptions> Register)
{
    /// <param name="name">The name that the earlier form is stored under.</param>
    /// <param name="upcast">From the earlier form to that of today.</param>
    public static Upcaster Of<TEarlier, TToday>(string name, Func<TEarlier, TToday> upcast) where TEarlier : class where TToday : class => new(
        name,
        typeof(TToday),
        json => upcast(FactsJson.Read<TEarlier>(json)),
        options => options.Events.Upcast(name, upcast));
}
