namespace Facts.Store.Importing;

/// <summary>A file that an import fills beside what it records. Nothing that somebody has is written over: it is new, or empty.</summary>
internal static class NewFile
{
    /// <exception cref="UnwritableException">It is there and not empty, or can't be made.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length > 0)
                throw new IOException("it is there and not empty; name another, or move it away");
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UnwritableException(path, problem);
        }
    }
}

/// <summary>A file can't be written, or not further; the message is a sentence.</summary>
internal sealed class UnwritableException(string path, Exception problem)
    : Exception($"{path} is not written to: {problem.Message.TrimEnd('.')}.", problem);
