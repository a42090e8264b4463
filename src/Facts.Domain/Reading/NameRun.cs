namespace Facts.Domain.Reading;

internal enum NameKind { Unknown, Person, Organization, Place }

/// <summary>A run of words that are a name.</summary>
internal readonly record struct NameRun(int From, int To, NameKind Kind);
