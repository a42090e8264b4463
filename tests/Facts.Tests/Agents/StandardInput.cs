using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Facts.Cli;
using Facts.Tests.Support;

namespace Facts.Tests.Agents;

/// <summary><c>facts mcp</c> in this process: its standard input stays open until all that was sent is answered.</summary>
internal static class StandardInput
{
    /// <summary>Sends requests, each a line with an id of its own from 1, and gives the answers by id.</summary>
    public static async Task<IReadOnlyDictionary<int, JsonElement>> AskAsync(string connectionString, string key, IReadOnlyList<byte[]> lines)
    {
        var endless = new PipeOptions(pauseWriterThreshold: 0);
        var (input, output) = (new Pipe(endless), new Pipe(endless));
        var shell = new Shell
        {
            Terminal = new Terminal
            {
                OpenInput = () => input.Reader.AsStream(),
                OpenOutput = () => output.Writer.AsStream(),
                Out = TextWriter.Null,
                Error = TextWriter.Null,
            },
            Variables = new Dictionary<string, string>
            {
                ["ConnectionStrings__Facts"] = FactsInProcess.FewConnections(connectionString)!,
                ["FACTS_KEY"] = key,
            },
            Clock = TimeProvider.System,
        };
        using var limit = Patience.Token();
        var serving = Task.Run(() => CommandLine.RunAsync(["mcp"], shell, limit.Token), limit.Token);
        foreach (var line in lines)
            await input.Writer.WriteAsync(line.Append((byte)'\n').ToArray(), limit.Token);

        var answers = new Dictionary<int, JsonElement>();
        using var told = new StreamReader(output.Reader.AsStream(), Encoding.UTF8);
        while (answers.Count < lines.Count)
        {
            var answer = JsonElement.Parse((await told.ReadLineAsync(limit.Token)).ShouldNotBeNull());
            answers.Add(answer.GetProperty("id").GetInt32(), answer);
        }

        await input.Writer.CompleteAsync();
        (await serving).ShouldBe(Exit.Done);
        return answers;
    }
}
