using Facts.Domain.Time;

namespace Facts.Domain.Answers;

/// <summary>Who held a post on a day, as known at a moment.</summary>
/// <param name="Organization">The organization's id.</param>
/// <param name="Post">The post's id in it.</param>
/// <param name="On">Valid time: the day asked about (as of its end, UTC) or an instant. Inclusive.</param>
/// <param name="Known">Recorded time: what was known by then. Inclusive.</param>
public sealed record Question(string Organization, string Post, AsOf On, AsOf Known);
