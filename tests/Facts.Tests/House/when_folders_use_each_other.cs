using System.Reflection;
using Facts.Domain.Tests.House;
using Mono.Cecil;

namespace Facts.Tests.House;

/// <summary>Three floors: <c>Facts.Domain</c>, <c>Facts.Store</c> and <c>Facts</c>. See src/README.md.</summary>
public sealed class when_folders_use_each_other
{
    private static readonly Assembly Store = typeof(Facts.Store.Storage.Sql).Assembly, Program = typeof(Facts.CommandLine).Assembly;

    [Fact]
    public void it_is_never_in_a_circle()
    {
        var folders = new Folders(typeof(Facts.Domain.Recording.CommandParser).Assembly, Store, Program);
        folders.Count.ShouldBeGreaterThan(30);
        folders.InCircles.ShouldBeEmpty();
    }

    /// <summary>That it does not know the program the compiler sees to; what the program is made of it does not know either.</summary>
    [Fact]
    public void the_store_knows_neither_http_nor_the_terminal()
    {
        string[] above = ["Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Routing", "Spectre.Console", "System.CommandLine"];
        Store.GetReferencedAssemblies().Select(one => one.Name)
            .Where(name => above.Any(one => name!.StartsWith(one, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void the_program_runs_no_sql() => StatementsOf(Program).ShouldBeEmpty();

    [Fact]
    public void sql_is_run_by_its_own_slice()
    {
        var run = StatementsOf(Store);
        run.Count.ShouldBeGreaterThan(100);
        run.Where(one => !one.Folder.StartsWith($"Facts.Store.{one.Statement.Split('/')[0]}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>The SQL files that an assembly's code names, each with the namespace of the code.</summary>
    private static List<(string Folder, string Statement)> StatementsOf(Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. from type in module.GetTypes()
                   from method in type.Methods
                   where method.HasBody
                   from text in method.Body.Instructions.Select(instruction => instruction.Operand).OfType<string>()
                   where text.Contains('/', StringComparison.Ordinal) && text.EndsWith(".sql", StringComparison.Ordinal)
                   select (FolderOf(type), text)];
    }

    private static string FolderOf(TypeDefinition type) => type.DeclaringType is { } outer ? FolderOf(outer) : type.Namespace;
}
