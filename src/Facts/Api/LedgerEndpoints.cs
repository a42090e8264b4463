using System.Buffers.Binary;
using System.Text;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Ledger;
using Facts.Store.Ledger;
using Npgsql;

namespace Facts.Api;

/// <summary>
/// The log by HTTP, as C2SP tlog-tiles has it: whoever knows the checkpoint can fetch what leads to any leaf, and follow the log as it
/// grows. Leaves hold no text of any event; salts are not served.
/// </summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        app.MapGet("/checkpoint", CheckpointAsync).Needs(Need.Audit);
        app.MapGet("/tile/{**path}", TileAsync).Needs(Need.Audit);
        app.MapGet("/api/audit/proof", ProofAsync).Needs(Need.Audit);
        app.MapGet("/api/audit/consistency", ConsistencyAsync).Needs(Need.Audit);
        app.MapGet("/api/audit/status", async (LedgerService ledger, Sequencer sequencer, CancellationToken stop) =>
            Problems.Result(await ledger.StatusAsync(sequencer, stop), null)).Needs(Need.Audit);
    }

    private static async Task<IResult> CheckpointAsync(NpgsqlDataSource database, CancellationToken stop) =>
        await Checkpoints.LatestAsync(database, stop) is { } latest
            ? Results.Text(latest.Note.ToString(), "text/plain", Encoding.UTF8)
            : Problems.Of(new Refusal(LedgerCodes.NoCheckpoint, "The ledger was never signed."));

    private static async Task<IResult> TileAsync(string path, NpgsqlDataSource database, HttpResponse response, CancellationToken stop)
    {
        if (TileAddress.TryParse(path) is not { } tile)
            return Results.NotFound();
        await using var connection = await database.OpenConnectionAsync(stop);
        var bytes = tile.Level is null
            ? await EntriesAsync(connection, tile, stop)
            : await new TreeReader(connection).TileAsync(tile, stop);
        if (bytes is null)
            return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, "application/octet-stream");
    }

    /// <summary>Entries one after the other, each with its length in front (C2SP tlog-tiles, "Log Entries": a big-endian uint16).</summary>
    private static async Task<byte[]?> EntriesAsync(NpgsqlConnection connection, TileAddress tile, CancellationToken stop)
    {
        var leaves = await new TreeReader(connection).LeavesAsync(tile.Index * TileAddress.FullWidth, tile.Width, stop);
        if (leaves.Count < tile.Width)
            return null;
        var bytes = new MemoryStream();
        var length = new byte[sizeof(ushort)];
        foreach (var leaf in leaves)
        {
            BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)leaf.Length));
            bytes.Write(length);
            bytes.Write(leaf);
        }

        return bytes.ToArray();
    }

    private static async Task<IResult> ProofAsync(HttpRequest request, LedgerService ledger, NpgsqlDataSource database,
        TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var id = asked.Required("event");
        if (asked.Refusal is { } missing)
            return Problems.Of(missing);
        var (proof, refusal) = await ledger.ProveAsync(id, await Checkpoints.LatestAsync(database, stop), stop);
        return Problems.Result(proof, refusal);
    }

    private static async Task<IResult> ConsistencyAsync(long from, long to, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var size = await new TreeReader(connection).SizeAsync(stop);
        if (from < 0 || from > to || to > size)
            return Problems.Of(new Refusal(Codes.InvalidValue, $"'from' and 'to' are sizes of the log, in that order and at most {size}."));
        var path = await new TreeReader(connection).HashesAsync(MerkleProof.Consistency(from, to), stop);
        return Problems.Result(new ConsistencyView(from, to, path), null);
    }
}

/// <summary>That a log of one size is the start of a log of another.</summary>
/// <param name="From">The smaller size.</param>
/// <param name="To">The larger size.</param>
/// <param name="Path">Hashes, base64 (RFC 9162, section 2.1.4.2).</param>
internal sealed record ConsistencyView(long From, long To, IReadOnlyList<byte[]> Path);
