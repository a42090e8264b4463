namespace Facts.Pages.Editing;

/// <summary>What the inputs of a claim's form are drawn from.</summary>
/// <param name="Fields">In their order.</param>
/// <param name="Values">What stands in them.</param>
/// <param name="Now">What the claim says; null for one that is yet to be recorded.</param>
/// <param name="ShowsNow">Whether to say it where something else was typed: somebody else was faster.</param>
internal sealed record InputsView(IReadOnlyList<FormField> Fields, FormValues Values, FormValues? Now = null, bool ShowsNow = false)
{
    public static string NameOf(string field) => CorrectModel.TypedPrefix + field;

    public static string SeenNameOf(string field) => CorrectModel.SeenPrefix + field;

    /// <summary>Every name under which a value may come back.</summary>
    public IEnumerable<string> Names => Fields.Select(one => one.Name).Concat(StepNames);

    private IEnumerable<string> StepNames => Enumerable.Range(0, Now?.Steps ?? 0)
        .SelectMany(at => (string[])[FormValues.Step(at, "who"), FormValues.Step(at, "via"), FormValues.Step(at, "on")]);
}
