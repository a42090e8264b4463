using System.Text;
using Facts.Cli;
using Facts.Domain.Access;
using Facts.Domain.Answers;
using Facts.Domain.Recording;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Importing;
using Facts.Store.Setup;
using Facts.Store.Storage;
using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;

namespace Facts.Tests.Storage;

/// <summary>
/// Stores are dumps (<c>pg_dump --inserts</c>) of what earlier builds made of the seed and some acts upon an invented harbour. Each is named
/// for the commit of its build.
/// </summary>
[Slow]
public sealed class when_a_store_is_of_an_earlier_build(PostgresFixture postgres)
{
    public static TheoryData<string> Stores => [.. Names];

    private static IEnumerable<string> Names => EarlierStores.Names;

    [Fact]
    public void there_are_three_at_least() => Stores.Count.ShouldBeGreaterThanOrEqualTo(3);

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task it_opens_with_all_that_was_recorded(string store)
    {
        var connection = await RestoreAsync(store);
        var events = await EventsAsync(connection);

        await using var session = await EarlierStores.MigrateAsync(connection);

        (await EventsAsync(connection)).ShouldBe(events);
        (await session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken)).Equal.ShouldBeTrue();
        var question = new Question("harbour", "chair", AsOf.TryParse("2020-03-01")!, AsOf.TryParse("2100-01-01")!);
        var (answer, _) = await session.Answers.AskAsync(question, TestContext.Current.CancellationToken);
        var holder = answer!.Holders.ShouldHaveSingleItem();
        holder.Person.Name.ShouldBe("Ana Lind");
        holder.Disputed.ShouldBeTrue();
        answer.SetAside.ShouldContain(aside => aside.Claim == "h4" && aside.Why == Why.Deprecated);
        var claims = await CountAsync(connection, "facts.mt_events where type like '%-claimed'");
        claims.ShouldBeGreaterThanOrEqualTo(141);
        (await CountAsync(connection, "facts.claims")).ShouldBe(claims);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task it_is_replayed_once_and_then_opens_as_any_other(string store)
    {
        var connection = await RestoreAsync(store);
        await using (await EarlierStores.MigrateAsync(connection)) { }

        await using var database = await OpenAsync(connection);

        (await Migration.IsReplayDueAsync(database, TestContext.Current.CancellationToken)).ShouldBeFalse();
        await using var marten = MartenSetup.OpenStore(database);
        await marten.Storage.Database.AssertDatabaseMatchesConfigurationAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task whatever_cites_a_source_owns_it_and_nothing_else_does(string store)
    {
        await using var session = await EarlierStores.MigrateAsync(await RestoreAsync(store));

        (await CiteAsync(session, "openai")).Rejected.ShouldBeEmpty();
        (await CiteAsync(session, "harbour")).Rejected.ShouldHaveSingleItem().Code.ShouldBe(Domain.Codes.UnknownSource);
        (await CiteAsync(session, "newcomer")).Rejected.ShouldHaveSingleItem().Code.ShouldBe(Domain.Codes.UnknownSource);
    }

    [Fact]
    public async Task somebodys_database_is_changed_only_when_they_ask_for_it()
    {
        var connection = await RestoreAsync(Names.First());

        var refused = await Should.ThrowAsync<PostgresUnavailableException>(() => OpenAsync(connection));

        refused.Code.ShouldBe("migration-missing");
        (await CountAsync(connection, "facts.settings where name = 'schema-number'")).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_later_ones_is_refused_in_a_sentence_and_left_as_it_was(bool applies)
    {
        await using var store = await FactsStore.CreateAsync(postgres, "later");
        await Support.Sql.RunAsync(
            store.ConnectionString,
            "update facts.settings set value = '1000' where name = 'schema-number'; update facts.settings set value = 'x' where name = 'schema'");

        var refused = await Should.ThrowAsync<PostgresUnavailableException>(
            () => applies ? EarlierStores.MigrateAsync(store.ConnectionString) : OpenAsync(store.ConnectionString));

        refused.Code.ShouldBe("newer-store");
        refused.Message.ShouldContain("number 1000");
        (await CountAsync(store.ConnectionString, "facts.settings where value in ('1000', 'x')")).ShouldBe(2);
    }

    /// <summary>By an editor who is limited to the organization.</summary>
    private static Task<ImportReport> CiteAsync(Session session, string organization)
    {
        var line = $$"""{"type":"claim","id":"cites-{{organization}}","kind":"statement","source":"article-2023-11-20","organization":"{{organization}}"}""";
        var permit = new Permit("ed", new HashSet<Role> { Role.Editor }, new HashSet<string> { organization });
        return session.Importer.ImportAsync(
            Importer.ParseAsync(new MemoryStream(Encoding.UTF8.GetBytes(line))), new Author("ed", permit), new ImportOptions(),
            TestContext.Current.CancellationToken);
    }

    private Task<string> RestoreAsync(string store) => EarlierStores.RestoreAsync(postgres, store);

    private static Task<Database> OpenAsync(string connection) =>
        Schema.OpenAsync(connection, null, _ => { }, TestContext.Current.CancellationToken);

    private static Task<string> EventsAsync(string connection) => Support.Sql.AskAsync<string>(
        connection, "select count(*) || md5(string_agg(e::text, '' order by seq_id)) from facts.mt_events e");

    private static Task<long> CountAsync(string connection, string rows) =>
        Support.Sql.AskAsync<long>(connection, $"select count(*) from {rows}");
}
