namespace Facts.Storage;

/// <summary>Stream keys: what a stream is about, and its id.</summary>
internal static class Streams
{
    private const string OrganizationPrefix = "organization/";

    public static string Organization(string id) => OrganizationPrefix + id;

    public static string Source(string id) => "source/" + id;

    public static string Person(string id) => "person/" + id;

    /// <summary>The organization that a stream is about; null for streams about something else.</summary>
    public static string? OrganizationOf(string? key) =>
        key is not null && key.StartsWith(OrganizationPrefix, StringComparison.Ordinal) ? key[OrganizationPrefix.Length..] : null;
}
