using System.CommandLine;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Sentences;
using Facts.Store.Webhooks;
using Spectre.Console;

namespace Facts.Cli;

/// <summary><c>facts webhooks add|list|remove|rotate|deliveries|replay|test</c>.</summary>
internal sealed class WebhooksVerb(Shell shell) : Verb(shell)
{
    private readonly Argument<string> _id = Named("WEBHOOK", "Its id");

    public override Command Build() => new("webhooks", "Endpoints that a running server tells of changed answers")
    {
        Add(), List(), Remove(), Rotate(), Told(), Replay(), Test(),
    };

    private Command Add()
    {
        var url = new Argument<string>("URL") { Description = "Where to; https" };
        var organization = new Option<string?>("--organization") { Description = "Of its answers only; default: all", HelpName = "O" };
        var command = new Command("add", "Add an endpoint; prints its id and its secret, which is shown only now")
        {
            url, organization, Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var id = parsed.GetValue(organization) is { } named ? NormalForm.Of(named) : null;
            var (added, refusal) = await session.Webhooks.AddAsync(parsed.GetValue(url)!, id, new Author(Session.Actor, null), stop);
            return Show(parsed, added, refusal, WriteSecret);
        });
        return command;
    }

    private Command List()
    {
        var command = new Command("list", "List endpoints") { Json };
        Run(command, async (parsed, session, stop) => Show(
            parsed, await session.Webhooks.ListAsync(null, stop), null, (_, list) =>
            {
                foreach (var one in list.Webhooks)
                {
                    var whose = one.Organization ?? "all";
                    Terminal.WriteLine(SafeText.Of($"{one.Id} {one.Url} {whose}; by {one.CreatedBy}; {StateOf(one)}"));
                }
            }));
        return command;
    }

    private Command Remove()
    {
        var command = new Command("remove", "Take an endpoint away, with all that it was or would be told") { _id };
        Run(command, async (parsed, session, stop) =>
            await session.Webhooks.RemoveAsync(parsed.GetValue(_id)!, null, stop) is { } refusal ? Refuse(refusal) : Exit.Done);
        return command;
    }

    private Command Rotate()
    {
        var command = new Command("rotate", "A new secret; for a day messages are signed with the old one too") { _id, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (rotated, refusal) = await session.Webhooks.RotateAsync(parsed.GetValue(_id)!, null, stop);
            return Show(parsed, rotated, refusal, WriteSecret);
        });
        return command;
    }

    private Command Told()
    {
        var state = new Option<string?>("--state") { Description = "waiting, sending, delivered or dead; default: all", HelpName = "S" };
        var command = new Command("deliveries", "What an endpoint was or will be told, the latest first") { _id, state, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (page, refusal) = await session.Deliveries.ListAsync(
                parsed.GetValue(_id)!, null, parsed.GetValue(state), null, Deliveries.MostSize, stop);
            return Show(parsed, page, refusal, (_, shown) =>
            {
                foreach (var one in shown.Deliveries)
                    Terminal.WriteLine(SafeText.Of($"{one.Id} {one.Organization} {one.KnownAt} {StateOf(one)}"));
            });
        });
        return command;
    }

    private Command Replay()
    {
        var delivery = Named("DELIVERY", "The message's id");
        var command = new Command("replay", "Have a message sent again, under its id, by a running server") { _id, delivery, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (replayed, refusal) = await session.Deliveries.ReplayAsync(parsed.GetValue(_id)!, parsed.GetValue(delivery)!, null, stop);
            return Show(parsed, replayed, refusal, (_, one) => Terminal.WriteLine(SafeText.Of($"{one.Id} {StateOf(one)}")));
        });
        return command;
    }

    private Command Test()
    {
        var command = new Command("test", "Send a message that says nothing, and say what came back") { _id };
        Run(command, async (parsed, session, stop) =>
        {
            var id = parsed.GetValue(_id)!;
            if (await session.Webhooks.FindAsync(id, null, stop) is { Refusal: { } refusal })
                return Refuse(refusal);
            using var sender = new WebhookSender(session.WebhookSettings, session.Clock);
            if (await session.Courier(sender).TestAsync(id, stop) is not { } outcome)
                return Refuse(new Refusal(WebhookCodes.UnknownWebhook, "It was taken away meanwhile."));
            if (outcome.Problem is { } problem)
                return Refuse(problem);
            Terminal.Out.WriteLine(outcome.Status);
            return outcome.IsTaken ? Exit.Done : Exit.Refused;
        });
        return command;
    }

    private void WriteSecret(IAnsiConsole _, WebhookWithSecret made)
    {
        Terminal.WriteLine(made.Webhook.Id);
        Terminal.WriteLine(made.Secret);
    }

    private static string StateOf(WebhookView one) =>
        one.DisabledAt is { } gone ? $"gone {gone}" : one.RestsUntil is { } rest ? $"failing, left alone until {rest}" : "good";

    private static string StateOf(DeliveryView one) =>
        $"{one.State}, attempts {one.Attempts}{(one.Status is { } status ? $", status {status}" : "")}"
        + $"{(one.Problem is { } problem ? $", {problem}" : "")}{(one.NextAt is { } next ? $", next {next}" : "")}";
}
