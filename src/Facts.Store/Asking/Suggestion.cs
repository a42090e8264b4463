namespace Facts.Store.Asking;

/// <summary>Something that what is being typed may become.</summary>
/// <param name="Value">What is put in the field.</param>
/// <param name="Label">What is shown beside it; absent when that would say the same.</param>
internal sealed record Suggestion(string Value, string? Label);
