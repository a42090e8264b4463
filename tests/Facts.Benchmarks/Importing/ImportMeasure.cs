namespace Facts.Benchmarks.Importing;

/// <summary>A register, organization by organization, as registers come.</summary>
internal sealed class ImportMeasure : RegisterImport
{
    public override string Name => "import";

    protected override Register Register(Settings settings) => new(settings.Imported);
}

/// <summary>The worst order: every line of a batch is about another organization. A fifth of the size.</summary>
internal sealed class ScatteredImportMeasure : RegisterImport
{
    public override string Name => "import-scattered";

    protected override Register Register(Settings settings) => new(settings.Imported / 5, Scattered: true);
}
