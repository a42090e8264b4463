namespace Facts.Domain.Reading;

/// <summary>Somebody whom the text names, under the fullest name that it gives.</summary>
internal sealed class KnownPerson(string name, string[] words)
{
    public string Name { get; set; } = name;

    public string[] Words { get; set; } = words;

    public string Last => Words[^1];
}

/// <summary>An organization, unit or place that the text names and that may have posts.</summary>
internal sealed class KnownOrganization(string name, bool isPlace = false)
{
    public string Name { get; } = name;

    /// <summary>A country or town, which has ministers and mayors.</summary>
    public bool IsPlace { get; } = isPlace;

    /// <summary>A common noun of the text ("the joint committee"), not a name.</summary>
    public bool IsCommon { get; init; }
}
