using Facts.Domain.Identity;
using Facts.Store.Storage;

namespace Facts.Store.People;

/// <summary>Keeps decisions about who is one person, and the links that stand after them.</summary>
internal static class IdentityWriter
{
    /// <summary>Adds one decision of a stream; any other event is none. People's own streams stand under no organization: "".</summary>
    public static void Add(Writes writes, string organization, object identity, DateTime recordedAt)
    {
        var (file, person, other, same) = identity switch
        {
            PeopleIdentified link => ("People/link.sql", link.Person, link.SameAs, true),
            PeopleDistinguished parted => ("People/unlink.sql", parted.Person, parted.NotSameAs, false),
            _ => ("", "", "", false),
        };
        if (file.Length == 0)
            return;
        writes.Add(file, organization, person, other);
        writes.Add("People/decide.sql", organization, person, other, same, recordedAt);
    }
}
