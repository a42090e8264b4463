namespace Facts.Domain.Tests.Rules;

/// <summary>Situations of public reports, resolved by <c>editorial-2</c>.</summary>
public sealed class when_situations_are_those_of_real_life
{
    public static TheoryData<string> Names => [.. Situation.All.Select(situation => situation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void the_answers_are_right(string name) => Situation.All.Single(situation => situation.Name == name).Failures().ShouldBeEmpty();
}
