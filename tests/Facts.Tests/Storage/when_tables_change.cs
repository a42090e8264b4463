using Facts.Store.Setup;
using Facts.Store.Storage;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Facts.Tests.Storage;

public sealed class when_tables_change
{
    /// <summary>
    /// Stores/tables.sql has the tables of this number. Where they differ: raise <see cref="Schema.Number"/>, add a store of the build before
    /// (CONTRIBUTING, Stored events), and copy the file that the failure names over the old one.
    /// </summary>
    [Fact]
    public async Task their_number_does_too()
    {
        await using var nowhere = Database.Nowhere();
        await using var store = MartenSetup.OpenStore(nowhere);
        var tables = new StringWriter { NewLine = "\n" };
        tables.WriteLine($"-- Schema.Number {Schema.Number}");
        foreach (var table in store.Storage.Database.AllObjects().OfType<Table>().OrderBy(table => table.Identifier.Name, StringComparer.Ordinal))
            table.WriteCreateStatement(new PostgresqlMigrator(), tables);
        var folder = Path.Combine(AppContext.BaseDirectory, "Storage", "Stores");
        var now = Path.Combine(folder, "tables-now.sql");
        await File.WriteAllTextAsync(now, tables.ToString().ReplaceLineEndings("\n"), TestContext.Current.CancellationToken);

        var numbered = await File.ReadAllTextAsync(Path.Combine(folder, "tables.sql"), TestContext.Current.CancellationToken);

        (await File.ReadAllTextAsync(now, TestContext.Current.CancellationToken)).ShouldBe(numbered, $"The tables of this build are in {now}.");
    }
}
