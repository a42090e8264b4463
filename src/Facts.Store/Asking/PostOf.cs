using Facts.Domain.Answers;
using Npgsql;

namespace Facts.Store.Asking;

/// <summary>A post that can be asked about.</summary>
internal sealed record PostOf(Named Organization, Named Post)
{
    /// <summary>What finds it again in the box.</summary>
    public string Text => $"{Organization.Name} {Post.Name}";

    public static PostOf Read(NpgsqlDataReader row) =>
        new(new Named(row.GetString(0), row.GetString(1)), new Named(row.GetString(2), row.GetString(3)));
}
