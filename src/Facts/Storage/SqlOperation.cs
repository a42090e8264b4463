using System.Data.Common;
using Npgsql;
using Weasel.Core;
using Weasel.Storage;

namespace Facts.Storage;

/// <summary>One of our statements in the batch of a Marten session.</summary>
internal sealed class SqlOperation(NpgsqlBatchCommand statement) : Marten.Internal.Operations.IStorageOperation, NoDataReturnedCall
{
    public Type DocumentType => typeof(SqlOperation);

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

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) => Task.CompletedTask;

    public OperationRole Role() => OperationRole.Other;
}
