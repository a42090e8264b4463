using Facts.Domain.Tenures;

namespace Facts.Store.Sentences;

/// <summary>What a quote still says and a correction has changed: "corrected: was 9 April 2020 (misread)".</summary>
internal static class CorrectionWords
{
    public static IEnumerable<string> Of(Ground ground) => (ground.Corrected ?? new Dictionary<string, Was>())
        .OrderBy(field => field.Key, StringComparer.Ordinal).Select(field =>
        {
            var was = field.Value.Value is not { } value ? Localizer.Of("not stated", "tidak disebut")
                : field.Key is "post" or "person" ? value : EdtfWords.Of(value);
            var reason = field.Value.Reason is { } why ? $" ({why})" : "";
            return $"{Localizer.Of("corrected: was", "dikoreksi: sebelumnya")} {was}{reason}";
        });
}
