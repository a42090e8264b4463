using System.Data.Common;
using Npgsql;
using Weasel.Core;
using Weasel.Storage;

namespace Facts.Store.Storage;

/// <summary>One of our statements in the batch of a Marten session, which gives no rows.</summary>
internal sealed class SqlOperation(NpgsqlBatchCommand statement) : Statement(statement), NoDataReturnedCall
{
    public override Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;
}

/// <summary>The same with rows.</summary>
/// <param name="statement">A query.</param>
/// <param name="row">Is called for each row.</param>
internal sealed class SqlQuery(NpgsqlBatchCommand statement, Action<NpgsqlDataReader> row) : Statement(statement)
{
    public override async Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token)
    {
        while (await reader.ReadAsync(token))
            row((NpgsqlDataReader)reader);
    }
}

internal abstract class Statement(NpgsqlBatchCommand statement) : Marten.Internal.Operations.IStorageOperation
{
    public Type DocumentType => typeof(Statement);

    public void ConfigureCommand(Weasel.Postgresql.ICommandBuilder builder, IStorageSession session)
    {
        builder.Append(statement.CommandText);
        if (statement.Parameters.Count == 0)
            return;
        // The statement names its parameters, some more than once. Marten's builder writes a name wherever it adds a parameter.
        builder.Append("\n-- ");
        foreach (var parameter in statement.Parameters.Cast<NpgsqlParameter>())
        {
            var added = builder.AppendParameter(parameter.Value!);
            if (parameter.Value is not DBNull)
                added.NpgsqlDbType = parameter.NpgsqlDbType;
        }
    }

    public abstract Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token);

    public OperationRole Role() => OperationRole.Other;
}
