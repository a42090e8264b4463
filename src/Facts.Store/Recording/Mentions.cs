using Facts.Domain.Recording;
using Facts.Store.People;
using Facts.Store.Storage;

namespace Facts.Store.Recording;

/// <summary>
/// Which of the people that lines name were declared, or named before: read only for requests that want to know what they create; and which
/// have the id of an organization: for those that want to know what to remark.
/// </summary>
internal static class Mentions
{
    public static void AskNamesakes(Reads reads, RecordingState state, NamedIds named)
    {
        if (named.Mentioned.Count + named.DeclaredOrganizations.Count == 0)
            return;
        reads.Add(
            "Recording/namesakes.sql",
            [named.Mentioned.ToArray(), named.DeclaredOrganizations.ToArray()],
            r => (r.GetBoolean(1) ? state.Namesakes.Organizations : state.Namesakes.People).Add(r.GetString(0)));
    }

    public static void Ask(Reads reads, RecordingState state, NamedIds named)
    {
        if (named.Mentioned.Count == 0)
            return;
        var more = named.Mentioned.Where(person => !named.People.Contains(person)).ToArray();
        if (more.Length > 0)
            PersonRows.Ask(reads, more, person => state.People.Add(person.Id, person));
        reads.Add(
            "Recording/people_there.sql",
            [named.Mentioned.ToArray(), named.Signatories.ToArray()],
            r => state.There.Add(new Mention(Mentioned.Person, r.GetString(0))));
    }
}
