using System.Runtime.Loader;
using JasperFx.CodeGeneration;

namespace Facts.Api.Hosting;

/// <summary>
/// The code through which Wolverine calls handlers and endpoints. The build generates it and compiles it into an assembly beside the program
/// (Facts.csproj); only while it does that, there is none.
/// </summary>
internal static class HandlerCode
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "facts.handlers.dll");

    public static void Use(GenerationRules rules)
    {
        if (!System.IO.File.Exists(File))
            return;
        rules.ApplicationAssembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(File);
        rules.TypeLoadMode = TypeLoadMode.Static;
    }
}
