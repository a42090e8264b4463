using Npgsql;

namespace Facts.Store.Answers;

/// <summary>
/// Which transactions are visible in the database, as PostgreSQL writes it (<c>pg_current_snapshot()</c>). Two equal snapshots see the same
/// rows. Whoever asks while another asks waits for the next one: it serves all who came meanwhile.
/// </summary>
/// <remarks>
/// A connection of its own, kept: numbers of transactions say something within one server only. Another connection may lead to another
/// server, or to the same one after a crash, and so begins a new <see cref="Seen.Epoch"/>.
/// </remarks>
internal sealed class Snapshots(NpgsqlDataSource database) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private Task _asking = Task.CompletedTask;
    private TaskCompletionSource<Seen?>? _next;
    private bool _isAsking;
    private NpgsqlConnection? _connection;
    private NpgsqlCommand? _command;

    /// <summary>Which connection it is that asks, counted.</summary>
    public int Epoch { get; private set; }

    /// <summary>What is visible at some moment after this was called; null where it can't be had.</summary>
    public Task<Seen?> SeeAsync()
    {
        lock (_lock)
        {
            _next ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            var mine = _next.Task;
            if (!_isAsking)
            {
                _isAsking = true;
                _asking = AskForAllAsync();
            }

            return mine;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _asking;
        await CloseAsync();
    }

    /// <summary>Asks as long as somebody waits: each time for all who came before it began.</summary>
    private async Task AskForAllAsync()
    {
        while (Take() is { } waiting)
        {
            try
            {
                waiting.SetResult(await AskAsync());
            }
            catch (Exception problem)
            {
                waiting.SetException(problem);
            }
        }
    }

    private TaskCompletionSource<Seen?>? Take()
    {
        lock (_lock)
        {
            var waiting = _next;
            _next = null;
            _isAsking = waiting is not null;
            return waiting;
        }
    }

    private async Task<Seen?> AskAsync()
    {
        try
        {
            if (_command is null)
            {
                _connection = await database.OpenConnectionAsync();
                _command = new NpgsqlCommand("select pg_current_snapshot()::text", _connection) { CommandTimeout = 5 };
                await _command.PrepareAsync();
            }

            return new((string)(await _command.ExecuteScalarAsync())!, Epoch);
        }
        catch (Exception problem) when (problem is NpgsqlException or TimeoutException or ObjectDisposedException)
        {
            // Whoever asked reads from the database instead, and says what is wrong with it.
            await CloseAsync();
            return null;
        }
    }

    private async Task CloseAsync()
    {
        Epoch++;
        if (_command is not null)
            await _command.DisposeAsync();
        if (_connection is not null)
            await _connection.DisposeAsync();
        (_command, _connection) = (null, null);
    }

    /// <summary>A snapshot, as it was seen.</summary>
    /// <param name="Text">PostgreSQL's: <c>xmin:xmax:xip_list</c>.</param>
    /// <param name="Epoch">Of which connection. Texts say nothing across connections.</param>
    internal sealed record Seen(string Text, int Epoch);
}
