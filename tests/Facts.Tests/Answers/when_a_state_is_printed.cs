using System.Text.Json.Nodes;
using Facts.Cli.Output;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Threats;
using Facts.Store.Answers;
using Facts.Store.Claims;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

public sealed class when_a_state_is_printed
{
    [Fact]
    public void it_shows_seats_vacancies_and_threats()
    {
        var holder = new Holder
        {
            Person = new Named("mm", "Mira Murati"),
            Capacity = Capacity.Interim,
            Certainty = Certainty.Possible,
            Disputed = false,
            From = "2023-11-17",
            Because = [],
        };
        var printed = Printed.By(console => StateText.Write(console, new StateView
        {
            Organization = new Named("openai", "OpenAI"),
            Rule = "editorial-2",
            On = "2023-11-18",
            KnownAt = "2023-11-21T09:00:00Z",
            Posts =
            [
                Post(new NamedPost("ceo", "Chief executive officer", 1), Status.Held, holder),
                Post(
                    new NamedPost("board", "Board of directors", 4),
                    Status.Held,
                    holder with { Capacity = null, Certainty = Certainty.Certain, From = null }),
                Post(new NamedPost("chair", "Chair", 1), Status.Vacant),
                Post(new NamedPost("cfo", "Chief financial officer", null), Status.Unknown),
            ],
            Threats =
            [
                new Announcement(
                    "t1",
                    Standing.Outstanding,
                    JsonNode.Parse(
                        """{"kind":"threat","by":"Staff","action":"Leave","unless":"All resign","count":500,"of":770}""")!.AsObject()),
            ],
        }));
        printed.ShouldStartWith("OpenAI on 18 November 2023\n");
        printed.ShouldContain("Mira Murati, interim   possible   17 November 2023\n");
        printed.ShouldContain("\n  1 of 4 seats known\n");
        printed.ShouldMatch("Chair +– +vacant\n");
        printed.ShouldMatch("Chief financial officer +– +unknown\n");
        printed.ShouldContain("\nThreats\n  Threat by Staff: Leave. Unless: All resign. Signed by 500 of 770.\n    outstanding · t1\n");
        printed.ShouldNotContain("Plans");
        printed.ShouldEndWith("\nRule editorial-2, as known at 21 November 2023, 09:00 UTC.\n");
    }

    private static PostState Post(NamedPost post, Status status, params Holder[] holders) => new()
    {
        Post = post,
        Status = status,
        Seats = post.Seats is { } seats ? new SeatCount(seats, holders.Length) : null,
        Holders = holders,
        ChangesThatDay = [],
        SetAside = [],
    };
}
