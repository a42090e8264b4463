using System.Text;
using Facts.Domain;
using Facts.Domain.Time;
using Facts.Store.Streaming;

namespace Facts.Store.Webhooks;

/// <summary>What is posted (Standard Webhooks 1.0.0, "Payload structure").</summary>
/// <param name="Type">What happened.</param>
/// <param name="Timestamp">When it happened, not when it is sent.</param>
/// <param name="Data">What it is about.</param>
internal sealed record Payload<T>(string Type, string Timestamp, T Data)
{
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(FactsJson.Write(this));
}

internal static class Payload
{
    public const string Changed = "answers.changed", Test = "webhook.test";

    /// <summary>Answers became others at the recorded time that is in it.</summary>
    public static Payload<AnswersChanged> Of(AnswersChanged changed) => new(Changed, changed.KnownAt, changed);

    /// <summary>Nothing happened: somebody tries whether it arrives.</summary>
    public static Payload<TestMessage> OfTest(string webhook, DateTime now) => new(Test, AsOf.Print(now), new TestMessage(webhook));
}

/// <summary>What a test is about.</summary>
/// <param name="Webhook">The endpoint's id.</param>
internal sealed record TestMessage(string Webhook);
