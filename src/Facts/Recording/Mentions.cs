using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Storage;

namespace Facts.Recording;

/// <summary>
/// People and posts that lines name, whether or not they were declared (<see cref="Naming"/>): read only for requests that want to know
/// what they create.
/// </summary>
internal sealed class Mentions
{
    private readonly HashSet<string> _people = new(StringComparer.Ordinal), _signatories = new(StringComparer.Ordinal);

    public IReadOnlySet<string> People => _people;

    /// <summary>Posts that claims are moved to; their organizations are known only from the store.</summary>
    public HashSet<(string Claim, string Post)> MovedTo { get; } = [];

    public static Mentions Of(IEnumerable<Request> requests)
    {
        var mentions = new Mentions();
        foreach (var (_, line) in requests.Where(request => request.IsWatched).SelectMany(request => request.Lines))
            mentions.Add(line);
        return mentions;
    }

    /// <summary>Asks which of the people were declared, but for those asked for anyway, and which others were named before.</summary>
    public void Ask(Reads reads, RecordingState state, IReadOnlySet<string> asked)
    {
        if (_people.Count == 0)
            return;
        var more = _people.Where(person => !asked.Contains(person)).ToArray();
        if (more.Length > 0)
            reads.Add("People/people_by_id.sql", [more], r => StateLoader.AddPerson(state, r));
        reads.Add(
            "Recording/people_there.sql",
            [_people.ToArray(), _signatories.ToArray()],
            r => state.There.Add(new Mention(Mentioned.Person, r.GetString(0))));
    }

    private void Add(RecordingCommand line)
    {
        switch (line)
        {
            case RecordClaim { Claim: var claim }:
                foreach (var one in Naming.Of(claim).Where(one => one.What == Mentioned.Person))
                    Add(one.Id, holds: claim is PostClaim);
                break;
            case DecideIdentity identity:
                Add(identity.Person, holds: true);
                Add(identity.Other, holds: true);
                break;
            case CorrectClaim correction:
                foreach (var (field, value) in correction.Set)
                    Add(correction.Claim, field, value);
                break;
        }
    }

    /// <summary>What is no id is refused when the corrected claim is read.</summary>
    private void Add(string claim, string field, JsonElement value)
    {
        if (field == "post" && Fields.IdIn(value) is { } post)
            MovedTo.Add((claim, post));
        else if (field == "person" && Fields.IdIn(value) is { } person)
            Add(person, holds: true);
        else if (field is "signatories" or "people" && value.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in value.EnumerateArray().Select(Fields.IdIn).OfType<string>())
                Add(one, holds: false);
        }
    }

    private void Add(string person, bool holds)
    {
        _people.Add(person);
        if (!holds)
            _signatories.Add(person);
    }
}
