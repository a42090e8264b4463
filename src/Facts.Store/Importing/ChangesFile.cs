using Facts.Domain;
using Facts.Store.Answers;

namespace Facts.Store.Importing;

/// <summary>
/// All answers that an import changed, one a line, in a file that is new, or empty. A batch's changes are in it when the batch is recorded;
/// an import that is killed in between leaves the last batch's out.
/// </summary>
/// <remarks>It is opened before the import begins, so that a path that can't be written to is known before anything is recorded.</remarks>
internal sealed class ChangesFile(string path) : IAsyncDisposable
{
    private readonly StreamWriter _file = new(NewFile.Open(path)) { NewLine = "\n" };

    /// <exception cref="UnwritableException">It can't be written further.</exception>
    public void Write(ChangeView change) => Try(() => _file.WriteLine(FactsJson.Write(change)));

    /// <summary>Writes out what a batch has changed.</summary>
    /// <exception cref="UnwritableException">It can't be written further.</exception>
    public void Flush() => Try(_file.Flush);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _file.DisposeAsync();
        }
        catch (IOException)
        {
            // Flush has said so.
        }
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException problem)
        {
            throw new UnwritableException(path, problem);
        }
    }
}
