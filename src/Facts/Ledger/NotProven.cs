using System.Text.Json;

namespace Facts.Ledger;

/// <summary>Something that an answer says and no event can: it was asked, or reckoned.</summary>
/// <param name="Field">Where it stands in the answer (RFC 6901).</param>
/// <param name="Value">What it says.</param>
internal sealed record NotProven(string Field, JsonElement Value);
