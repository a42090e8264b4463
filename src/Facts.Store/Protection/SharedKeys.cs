using System.Xml.Linq;
using Facts.Store.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Facts.Store.Protection;

/// <summary>
/// Keys of ASP.NET's data protection in the database, so that every node reads what another one encrypted: cookies, tokens of forms, and
/// secrets of webhooks.
/// </summary>
internal sealed class SharedKeys(NpgsqlDataSource database, TimeProvider clock) : IXmlRepository
{
    /// <summary>What is encrypted for one application is nothing to another with the same keys.</summary>
    private const string Application = "facts";

    public static void AddTo(IServiceCollection services, NpgsqlDataSource database, TimeProvider clock)
    {
        services.AddDataProtection().SetApplicationName(Application);
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new SharedKeys(database, clock));
    }

    /// <summary>For whoever serves nothing.</summary>
    public static IDataProtectionProvider Provider(NpgsqlDataSource database, TimeProvider clock)
    {
        var services = new ServiceCollection();
        AddTo(services, database, clock);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
    }

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenConnection();
        using var command = Sql.Command(connection, "Protection/keys.sql", []);
        using var reader = command.ExecuteReader();
        var all = new List<XElement>();
        while (reader.Read())
            all.Add(XElement.Parse(reader.GetString(0)));
        return all;
    }

    /// <summary>
    /// Of keys that several nodes make at once the first is kept; a node that made one reads all of them anew before it uses any. Else each
    /// would go on with its own until it looks again, which is a day later.
    /// </summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using (var take = Sql.Command(connection, "Protection/lock.sql", []))
            take.ExecuteNonQuery();
        object?[] row =
        [
            friendlyName, element.ToString(SaveOptions.DisableFormatting), clock.GetUtcNow().UtcDateTime, element.Name.LocalName == "key",
        ];
        using (var keep = Sql.Command(connection, "Protection/keep_key.sql", row))
            keep.ExecuteNonQuery();
        transaction.Commit();
    }
}
