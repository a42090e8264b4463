using Facts.Domain.Answers;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

/// <summary>The seed imported once, for all questions about it.</summary>
public sealed class SeedFixture(PostgresFixture postgres) : IAsyncLifetime
{
    internal FactsStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await FactsStore.CreateSeededAsync(postgres, "seed");

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}

public sealed class when_asking_who_was_ceo_of_openai(SeedFixture seed) : IClassFixture<SeedFixture>
{
    [Theory]
    [InlineData("2023-11-16", "sam-altman", null, Certainty.Possible)]
    [InlineData("2023-11-17", "mira-murati", "interim", Certainty.Certain)]
    [InlineData("2023-11-18", "mira-murati", "interim", Certainty.Possible)]
    [InlineData("2023-11-20", "emmett-shear", "interim", Certainty.Certain)]
    [InlineData("2023-11-21", "emmett-shear", "interim", Certainty.Certain)]
    [InlineData("2023-11-23", "sam-altman", null, Certainty.Certain)]
    public async Task it_names_the_holder_of_the_day(string on, string person, string? capacity, Certainty certainty)
    {
        var answer = await seed.Store.AskAsync("openai", "ceo", on);
        answer.Status.ShouldBe(Status.Held);
        var holder = answer.Holders.ShouldHaveSingleItem();
        holder.Person.Id.ShouldBe(person);
        holder.Capacity?.ToString().ToLowerInvariant().ShouldBe(capacity);
        holder.Certainty.ShouldBe(certainty);
        holder.Because.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task it_tells_who_left_and_who_joined_on_the_17th()
    {
        var answer = await seed.Store.AskAsync("openai", "ceo", "2023-11-17");
        answer.ChangesThatDay.Select(change => (change.Person.Id, change.Did))
            .ShouldBe([("sam-altman", Did.Left), ("mira-murati", Did.Joined)]);
    }

    [Fact]
    public async Task it_finds_nobody_between_murati_and_shear() =>
        (await seed.Store.AskAsync("openai", "ceo", "2023-11-19")).Status.ShouldBe(Status.Vacant);

    [Fact]
    public async Task it_answers_as_it_was_known_before_the_second_source() =>
        (await seed.Store.AskAsync("openai", "ceo", "2023-11-23", known: "2023-11-21")).Holders
            .Select(h => h.Person.Id)
            .ShouldBe(["emmett-shear"]);

    [Fact]
    public async Task it_knows_nothing_before_the_first_source() =>
        (await seed.Store.AskAsync("openai", "ceo", "2023-11-23", known: "2023-11-19")).Status.ShouldBe(Status.Unknown);

    [Fact]
    public async Task it_shows_the_board_with_its_seats_and_the_one_holder_that_is_named()
    {
        var board = await seed.Store.AskAsync("openai", "board", "2023-11-18");
        board.Post.Seats.ShouldBe(4);
        board.Holders.Select(holder => holder.Person.Name).ShouldBe(["Ilya Sutskever"]);
    }
}
