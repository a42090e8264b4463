using System.Text;
using Facts.Domain.Recording;
using Facts.Store.Corrections;
using Facts.Store.Recording;
using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Recording;

/// <summary>Claims that come while the save of another one has to wait: for a lock that somebody has, or for a row.</summary>
public sealed class when_a_save_takes_its_time(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private FactsStore _store = null!;
    private Lanes _lanes = null!;
    private NpgsqlConnection _other = null!;
    private NpgsqlTransaction _held = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await FactsStore.CreateAsync(postgres, "lanes");
        await _store.ImportAsync("""{"type":"source","id":"s","title":"S"}""");
        _lanes = new Lanes(_store.Session.Recorder, _store.Session.Database);
        _other = new NpgsqlConnection(_store.ConnectionString);
        await _other.OpenAsync(Stop);
        _held = await _other.BeginTransactionAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task a_lock_that_others_have_stops_only_those_who_need_it()
    {
        await OrganizationLocks.TakeAsync(_other, ["locked"], Stop);
        var waiting = ClaimAsync("a", "locked");
        var later = ClaimAsync("b", "locked");
        (await ClaimAsync("c", "free")).Refusal.ShouldBeNull();
        (waiting.IsCompleted, later.IsCompleted).ShouldBe((false, false));
        await _held.RollbackAsync(Stop);
        ((await waiting).Refusal, (await later).Refusal).ShouldBe((null, null));
        (await ClaimsAsync()).ShouldBe("a b c");
    }

    [Fact]
    public async Task an_act_upon_a_claim_of_a_locked_organization_waits_aside_too()
    {
        await ClaimAsync("a", "locked");
        await OrganizationLocks.TakeAsync(_other, ["locked"], Stop);
        var waiting = _lanes.SaveAsync(Request.Of(new ClaimEdit("a", Acts.Retraction("a")), version: null, "test"), Stop);
        await ClaimAsync("b", "free");
        waiting.IsCompleted.ShouldBeFalse();
        await _held.RollbackAsync(Stop);
        (await waiting).Impact!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task one_that_is_given_up_before_it_began_is_not_recorded()
    {
        await OrganizationLocks.TakeAsync(_other, ["locked"], Stop);
        using var gone = new CancellationTokenSource();
        var first = ClaimAsync("a", "locked");
        await WaitForAsync(1);
        var second = TryClaimAsync("b", "locked", gone.Token);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        await _held.RollbackAsync(Stop);
        await first;
        await ClaimAsync("c", "locked");
        (await ClaimsAsync()).ShouldBe("a c");
    }

    [Fact]
    public async Task a_long_save_is_passed_in_another_lane()
    {
        // A post that somebody else makes, around the lock.
        await RunAsync("insert into facts.posts (organization, id) values ('slow', 'p')");
        var slow = ClaimAsync("a", "slow");
        await WaitForAsync(1);
        (await ClaimAsync("b", "free")).Refusal.ShouldBeNull();
        slow.IsCompleted.ShouldBeFalse();
        await _held.RollbackAsync(Stop);
        (await slow).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task one_that_fails_fails_alone()
    {
        await RunAsync("""
            create function fail() returns trigger language plpgsql as $$ begin raise exception 'no room for %', new.id; end $$;
            create trigger fail before insert on facts.claims for each row when (new.id = 'bad') execute function fail()
            """);
        await _held.CommitAsync(Stop);
        // All lanes wait, so that those who come now are recorded together.
        _held = await _other.BeginTransactionAsync(Stop);
        await RunAsync("lock table facts.claims in share mode");
        var before = new List<Task<Saved>>();
        for (var lane = 0; lane < Facts.Store.Storage.Database.Lanes; lane++)
        {
            before.Add(ClaimAsync($"first-{lane}", $"o{lane}"));
            await WaitForAsync(lane + 1);
        }

        var (good, bad, more) = (ClaimAsync("good", "p1"), ClaimAsync("bad", "p2"), ClaimAsync("more", "p3"));
        await _held.RollbackAsync(Stop);
        await Task.WhenAll(before);
        ((await good).Refusal, (await more).Refusal).ShouldBe((null, null));
        (await Should.ThrowAsync<PostgresException>(() => bad)).MessageText.ShouldBe("no room for bad");
        (await ClaimsAsync()).ShouldBe("first-0 first-1 first-2 first-3 good more");
    }

    [Fact]
    public async Task acts_that_are_recorded_together_say_each_what_it_changed()
    {
        await ClaimAsync("a", "o");
        await RunAsync("lock table facts.claims in share mode");
        var before = new List<Task<Saved>>();
        for (var lane = 0; lane < Facts.Store.Storage.Database.Lanes; lane++)
        {
            before.Add(ClaimAsync($"first-{lane}", $"o{lane}"));
            await WaitForAsync(lane + 1);
        }

        var retraction = _lanes.SaveAsync(Request.Of(new ClaimEdit("a", Acts.Retraction("a")), version: null, "test"), Stop);
        var again = _lanes.SaveAsync(Request.Of(new ClaimEdit("a", Acts.Retraction("a")), version: null, "test"), Stop);
        var stale = _lanes.SaveAsync(Request.Of(new ClaimEdit("a", Acts.Ruling("a", Domain.Claims.Rank.Preferred)), version: 1, "test"), Stop);
        var claim = ClaimAsync("b", "o");
        await _held.RollbackAsync(Stop);
        await Task.WhenAll(before);
        var (first, second) = ((await retraction).Impact!, (await again).Impact!);
        (first.Version, first.Unchanged, Before(first)).ShouldBe((2, false, "x-a"));
        (second.Version, second.Unchanged, second.Impact.Count).ShouldBe((2, true, 0));
        (await stale).Refusal!.Code.ShouldBe(Domain.Codes.Stale);
        (await claim).Impact!.Impact.ShouldAllBe(change => change.Before.Count == 0 && change.After.Single().Person.Id == "x-b");
        var replayed = await _store.Session.Replayer.ReplayAsync(null, verify: true, null, Stop);
        replayed.Differing.ShouldBeEmpty();
    }

    private static string Before(ImpactView impact) =>
        string.Join(' ', impact.Impact.SelectMany(change => change.Before).Select(holder => holder.Person.Id).Distinct());

    private Task<Saved> ClaimAsync(string id, string organization) => TryClaimAsync(id, organization, Stop);

    private Task<Saved> TryClaimAsync(string id, string organization, CancellationToken stop)
    {
        var line = $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"s","organization":"{{organization}}","post":"p","person":"x-{{id}}","from":"2020","to":"2021"}""";
        var claim = (RecordClaim)CommandParser.Parse(Encoding.UTF8.GetBytes(line)).Command!;
        return _lanes.SaveAsync(Request.Of(new NewClaim(claim), version: null, "test"), stop);
    }

    /// <summary>So many saves wait for something that others have.</summary>
    private Task WaitForAsync(int saves) => Patience.UntilAsync(async () => await Sql.AskAsync<long>(
        _store.ConnectionString,
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") >= saves);

    private Task<string> ClaimsAsync() => Sql.AskAsync<string>(_store.ConnectionString, "select string_agg(id, ' ' order by id) from facts.claims");

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _other, _held);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
