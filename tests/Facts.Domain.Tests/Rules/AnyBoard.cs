using CsCheck;
using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tests.Tenures;

namespace Facts.Domain.Tests.Rules;

/// <summary>
/// Claims made by chance about a few people in one post, some weeks apart, with every statement that there is: so that they corroborate,
/// contradict, succeed and deny each other, and are ranked, corrected and withdrawn.
/// </summary>
/// <param name="Seats">Of the post; null where none are declared.</param>
/// <param name="Acts">What is done, one after the other.</param>
internal sealed record AnyBoard(int? Seats, IReadOnlyList<AnyBoard.Act> Acts)
{
    private static readonly string[] People = ["ann", "bob", "cyd"];

    private static readonly string[] Dates =
    [
        "2024-01-05", "2024-01-09", "[2024-01-05..2024-01-12]", "2024-01-20", "2024-02-14", "2024-03-03", "2024-02", "[2024-02-01..]",
        "2024-03-20",
    ];

    private static readonly Gen<Act> AnyAct = Gen.Select(
        Gen.Int[0, 22], Gen.Int[0, People.Length - 1], Gen.Int[0, Dates.Length - 1], Gen.Int[0, Dates.Length - 1], Gen.Int[0, 9],
        Gen.Int[0, 9], (what, who, one, other, capacity, upon) => new Act(what, who, one, other, capacity, upon));

    public static readonly Gen<string> AnyDay = Gen.Int[0, 90]
        .Select(days => new DateTime(2023, 12, 28).AddDays(days).ToString("yyyy-MM-dd"));

    public static Gen<AnyBoard> Of(int most) => Gen.Select(
        Gen.Int[0, 2], AnyAct.Array[1, most], (seats, acts) => new AnyBoard(seats == 2 ? null : 1 + seats, acts));

    public Board Make(RuleSet rules) => Make(rules, out _);

    /// <param name="rules">To decide by.</param>
    /// <param name="claims">The claims that state something of the post, in their order.</param>
    public Board Make(RuleSet rules, out List<string> claims)
    {
        var board = new Board(Seats, rules);
        claims = [];
        foreach (var act in Acts)
            Do(act, board, claims);
        return board;
    }

    private static void Do(Act act, Board board, List<string> claims)
    {
        var (person, date, other) = (People[act.Who], Dates[act.One], Dates[act.Other]);
        Capacity? capacity = act.Capacity < 3 ? (Capacity)act.Capacity : null;
        var published = act.Upon % 3 == 0 ? null : Dates[act.Upon % 6];
        var before = claims.Count == 0 ? null : claims[act.Upon % claims.Count];
        switch (act.What)
        {
            case < 5:
                claims.Add(board.Says("appointment", person, when: date, capacity: capacity, published: published));
                break;
            case < 7:
                claims.Add(board.Says("resignation", person, when: date));
                break;
            case < 10 when act.One < act.Other:
                claims.Add(board.Says("tenure", person, from: date, to: other, capacity: capacity));
                break;
            case 10 or 11:
                claims.Add(board.Says("tenure", person, from: date, to: "..", capacity: capacity, published: published));
                break;
            case 12:
                claims.Add(board.Says("tenure", person, to: "..", capacity: capacity, published: published));
                break;
            case 13:
                claims.Add(board.Says("tenure", person, to: date));
                break;
            case 14 or 15:
                claims.Add(board.Says("tenure", person, on: date, capacity: capacity));
                break;
            case 16 when before is not null:
                board.Denied(before);
                break;
            case 17 when before is not null:
                board.Ranked(before, (Rank)(act.Other % 3));
                break;
            case 18 when before is not null:
                board.Retracted(before);
                break;
            case 19 when before is not null:
                board.Corrected(before, claim => claim switch
                {
                    AppointmentClaimed appointment => appointment with { When = date },
                    BoundClaim bound => bound with { When = date },
                    _ => claim,
                });
                break;
            case 20:
                claims.Add(board.Died(person, date));
                break;
            case 21:
                claims.Add(act.Upon % 3 == 0 ? board.Dissolved(date, person) : board.Dissolved(date));
                break;
            case 22:
                claims.Add(board.Abolished(date, act.Upon == 0 ? "chair" : "ceo"));
                break;
        }
    }

    /// <param name="What">Which act.</param>
    /// <param name="Who">Whom it is about.</param>
    /// <param name="One">A date.</param>
    /// <param name="Other">Another one.</param>
    /// <param name="Capacity">In what capacity; none from 3 on.</param>
    /// <param name="Upon">Which claim before it is acted upon, and when its source was published.</param>
    internal sealed record Act(int What, int Who, int One, int Other, int Capacity, int Upon);
}
