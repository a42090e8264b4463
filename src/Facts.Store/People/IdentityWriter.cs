using Facts.Domain.Identity;
using Facts.Store.Storage;

namespace Facts.Store.People;

/// <summary>Keeps decisions about who is one person, and the links that stand after them.</summary>
internal static class IdentityWriter
{
    /// <summary>Adds one decision of a stream; any other event is none. People's own streams stand under no organization: "".</summary>
    public static void Add(Writes writes, string organization, object identity, DateTime recordedAt)
    {
        if (identity is PeopleIdentified { Person: var person, SameAs: var other })
        {
            Link(writes, organization, person, other);
            writes.Add("People/decide.sql", organization, person, other, true, recordedAt);
        }
        else if (identity is PeopleDistinguished { Person: var one, NotSameAs: var another })
        {
            Unlink(writes, organization, one, another);
            writes.Add("People/decide.sql", organization, one, another, false, recordedAt);
        }
    }

    public static void Link(Writes writes, string organization, string person, string sameAs) =>
        writes.Add("People/link.sql", organization, person, sameAs);

    public static void Unlink(Writes writes, string organization, string person, string sameAs) =>
        writes.Add("People/unlink.sql", organization, person, sameAs);
}
