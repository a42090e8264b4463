using System.Text.Json;

namespace Facts.Store.Exports;

/// <summary>What members of enumerations are called in exports: as in import lines.</summary>
internal static class Words
{
    public static string Of<T>(T member) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
