namespace Facts.Domain.Recording;

/// <summary>Stream keys: what a stream is about, and its id.</summary>
public static class Streams
{
    private const string OrganizationPrefix = "organization/", PersonPrefix = "person/";

    /// <summary>The stream of an organization: its name, its posts, claims about it and acts upon them.</summary>
    public static string Organization(string id) => OrganizationPrefix + id;

    /// <summary>The stream of a source.</summary>
    public static string Source(string id) => "source/" + id;

    /// <summary>The stream of a person.</summary>
    public static string Person(string id) => PersonPrefix + id;

    /// <summary>The person whom a stream is about; null for streams about something else.</summary>
    public static string? PersonOf(string key) =>
        key.StartsWith(PersonPrefix, StringComparison.Ordinal) ? key[PersonPrefix.Length..] : null;

    /// <summary>The organization that a stream is about; null for streams about something else.</summary>
    public static string? OrganizationOf(string? key) =>
        key is not null && key.StartsWith(OrganizationPrefix, StringComparison.Ordinal) ? key[OrganizationPrefix.Length..] : null;
}
