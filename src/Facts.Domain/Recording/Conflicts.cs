using System.Text.Json;

namespace Facts.Domain.Recording;

/// <summary>What is there already: whether a command says the same of it, and how it is refused if not.</summary>
internal static class Conflicts
{
    public static bool Same<T>(T one, T other) => JsonElement.DeepEquals(
        JsonSerializer.SerializeToElement(one, FactsJson.Options), JsonSerializer.SerializeToElement(other, FactsJson.Options));

    /// <summary>Whether it was first declared so, whatever it has been called since: the same line again changes nothing.</summary>
    public static bool IsDeclared<T>(Guid declaration, T command, RecordingState state) =>
        state.Shared.Declarations.TryGetValue(declaration, out var first) && first is T declared && Same(declared, command);

    public static Refusal Of(string what, string id) =>
        new(Codes.IdConflict, $"There is already {A(what)} '{Fields.Shown(id)}', and it says something else.");

    /// <summary>The same for what has a name, which can be replaced.</summary>
    public static Refusal Renaming(string what, string id) => new(
        Codes.IdConflict,
        $"There is already {A(what)} '{Fields.Shown(id)}', and it says something else. A name is replaced by a line of type 'name'.");

    /// <summary>The same where what is there belongs to others: it says nothing of it.</summary>
    public static Refusal Taken(string what, string id) =>
        new(Codes.IdConflict, $"The id '{Fields.Shown(id)}' is taken: choose another one for this {what}.");

    private static string A(string what) => what.StartsWith('o') ? $"an {what}" : $"a {what}";
}
