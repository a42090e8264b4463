using Facts.Domain.Time;

namespace Facts.Domain.Answers;

/// <summary>
/// Two who certainly hold a post with one seat at once dispute it, unless one acts; where an editor prefers claims of some of them, the
/// others do not count.
/// </summary>
internal static class Rivalry
{
    private enum Mode
    {
        /// <summary>At most one is certain.</summary>
        None,

        /// <summary>All of them dispute it.</summary>
        All,

        /// <summary>One is preferred.</summary>
        OnePreferred,

        /// <summary>Some are preferred, and dispute it among themselves.</summary>
        SomePreferred,
    }

    /// <summary>Everybody's line, of lines in which each is looked at alone.</summary>
    public static Dictionary<string, List<PersonStep>> Among(Dictionary<string, List<PersonStep>> people)
    {
        var modes = Modes(people.Values);
        return modes.Count == 0 ? people : people.ToDictionary(one => one.Key, one => Along(one.Value, modes), StringComparer.Ordinal);
    }

    private static List<(DateTime From, Mode Mode)> Modes(IEnumerable<List<PersonStep>> lines)
    {
        var (rivals, preferred, modes) = (0, 0, new List<(DateTime, Mode)>());
        foreach (var moment in lines.SelectMany(Deltas).GroupBy(delta => delta.At).OrderBy(group => group.Key))
        {
            rivals += moment.Sum(delta => delta.Rivals);
            preferred += moment.Sum(delta => delta.Preferred);
            var mode = rivals < 2 ? Mode.None : preferred == 0 || preferred == rivals ? Mode.All
                : preferred == 1 ? Mode.OnePreferred : Mode.SomePreferred;
            if (mode != (modes is [.., var last] ? last.Item2 : Mode.None))
                modes.Add((moment.Key, mode));
        }

        return modes;
    }

    private static IEnumerable<(DateTime At, int Rivals, int Preferred)> Deltas(List<PersonStep> line)
    {
        var (wasRival, wasPreferred) = (0, 0);
        foreach (var step in line)
        {
            var rival = IsRival(step) ? 1 : 0;
            var preferred = rival == 1 && step.IsPreferred ? 1 : 0;
            yield return (step.From, rival - wasRival, preferred - wasPreferred);
            (wasRival, wasPreferred) = (rival, preferred);
        }
    }

    private static bool IsRival(PersonStep step) => step.As is { } brief && Holding.IsRival(brief.Certainty, brief.Capacity);

    private static List<PersonStep> Along(List<PersonStep> line, List<(DateTime From, Mode Mode)> modes)
    {
        var along = new List<PersonStep>(line.Count);
        for (var i = 0; i < line.Count; i++)
        {
            var (step, end) = (line[i], i + 1 < line.Count ? line[i + 1].From : Moments.Forever);
            if (!IsRival(step))
            {
                along.Add(step);
                continue;
            }

            var at = modes.FindLastIndex(mode => mode.From <= step.From);
            along.Add(In(step, at < 0 ? Mode.None : modes[at].Mode));
            for (at++; at < modes.Count && modes[at].From < end; at++)
                along.Add(In(step with { From = modes[at].From }, modes[at].Mode));
        }

        return along;
    }

    private static PersonStep In(PersonStep step, Mode mode) => mode switch
    {
        Mode.All => step with { As = step.As! with { Disputed = true } },
        Mode.OnePreferred when !step.IsPreferred => step with { As = null },
        Mode.SomePreferred => step with { As = step.IsPreferred ? step.As! with { Disputed = true } : null },
        _ => step,
    };
}
