using Facts.Domain.Answers;
using Facts.Domain.Organizations;

namespace Facts.Store.Sentences;

/// <summary>Who holds a post, by name; of an organization it is said that it is one.</summary>
internal static class HolderWords
{
    /// <summary>"Acme Ltd (organization)", in the reader's language; of a person the name alone.</summary>
    public static string Of(Named holder) =>
        holder.Kind is HolderKind.Organization ? $"{holder.Name} ({Localizer.Of("organization", "organisasi")})" : holder.Name;
}
