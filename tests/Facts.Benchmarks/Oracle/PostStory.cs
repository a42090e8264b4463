using System.Globalization;
using static Facts.Benchmarks.Oracle.Story;

namespace Facts.Benchmarks.Oracle;

/// <summary>One post of a <see cref="Story"/>: what became known of it so far, and what may become known next.</summary>
internal sealed class PostStory(string organization, string post, Random choice)
{
    public const int DaysOfAll = Windows * DaysEach;
    public static readonly DateOnly FirstDay = new(1950, 1, 1);

    /// <summary>
    /// A person's tenures lie in stretches of years of their own, starts in the first third and ends in the last. So no two of them share
    /// a boundary, whatever is corrected.
    /// </summary>
    private const int People = 8, Windows = 15, DaysEach = 1_800;

    /// <summary>An end that is not told, in MariaDB.</summary>
    private const string Never = "9999-12-31";

    private readonly int[] _used = new int[People];
    private readonly HashSet<int> _appointed = [];
    private readonly List<Told> _told = [];
    private int _count;

    public string Organization => organization;

    public string Post => post;

    /// <summary>Every day that was ever told as a boundary.</summary>
    public List<DateOnly> Days { get; } = [];

    public Act Next(DateTime recorded)
    {
        while (true)
        {
            var told = _told.Count > 0 ? _told[choice.Next(_told.Count)] : null;
            var said = choice.Next(12) switch
            {
                0 or 1 or 2 => Hold(),
                3 or 4 => Appoint(),
                5 or 6 => told is { End: null } ? Leave(told) : null,
                7 => told is null ? null : CorrectStart(told),
                8 => told is { End: not null } ? CorrectEnd(told) : null,
                9 => told is { IsAppointment: false } ? CorrectPerson(told) : null,
                _ => told is null ? null : Retract(told),
            };
            if (said is var (line, sql))
                return new Act(recorded, Stamped(line, recorded), sql);
        }
    }

    private (string Line, string Sql)? Hold()
    {
        var person = choice.Next(People);
        if (_used[person] == Windows)
            return null;
        var told = new Told(NextClaim(), $"person-{person}", _used[person]++, IsAppointment: false);
        (told.Start, told.End) = (StartIn(told), EndIn(told));
        _told.Add(told);
        return (
            Claim(told.Claim, "tenure", told.Person, $"\"from\":\"{Text(told.Start)}\",\"to\":\"{Text(told.End.Value)}\""),
            Insert(told, Text(told.End.Value)));
    }

    private (string Line, string Sql)? Appoint()
    {
        var person = choice.Next(People);
        if (_used[person] == Windows || !_appointed.Add(person))
            return null;
        var told = new Told(NextClaim(), $"person-{person}", _used[person]++, IsAppointment: true);
        told.Start = StartIn(told);
        _told.Add(told);
        return (Claim(told.Claim, "appointment", told.Person, $"\"when\":\"{Text(told.Start)}\""), Insert(told, Never));
    }

    private (string Line, string Sql)? Leave(Told told)
    {
        (told.Departure, told.End) = (NextClaim(), EndIn(told));
        var end = Text(told.End.Value);
        return (
            Claim(told.Departure, choice.Next(2) == 0 ? "dismissal" : "resignation", told.Person, $"\"when\":\"{end}\""),
            // As somebody would who does not know which claim it was: from that day on, the person no longer holds what was begun before.
            $"delete from tenures for portion of valid from '{end}' to '{Never}' "
            + $"where post = '{post}' and person = '{told.Person}' and start < '{end}'");
    }

    private (string Line, string Sql)? CorrectStart(Told told)
    {
        var former = told.Start;
        told.Start = StartIn(told);
        return told.Start == former
            ? null
            : (Correction(told.Claim, told.IsAppointment ? "when" : "from", Text(told.Start)),
                Update(told, $"start = '{Text(told.Start)}'"));
    }

    private (string Line, string Sql)? CorrectEnd(Told told)
    {
        var former = told.End;
        told.End = EndIn(told);
        return told.End == former
            ? null
            : (Correction(told.Departure ?? told.Claim, told.IsAppointment ? "when" : "to", Text(told.End.Value)),
                Update(told, $"end = '{Text(told.End.Value)}'"));
    }

    /// <summary>To somebody of whom nothing else is told.</summary>
    private (string Line, string Sql)? CorrectPerson(Told told)
    {
        told.Person = $"stand-in-{post}-{++_count}";
        return (Correction(told.Claim, "person", told.Person), Update(told, $"person = '{told.Person}'"));
    }

    private (string Line, string Sql)? Retract(Told told)
    {
        if (told.Departure is { } departure)
        {
            (told.Departure, told.End) = (null, null);
            return (Retraction(departure), Update(told, $"end = '{Never}'"));
        }

        _told.Remove(told);
        return (Retraction(told.Claim), $"delete from tenures where claim = '{told.Claim}'");
    }

    private string NextClaim() => $"{post}-{++_count}";

    private DateOnly StartIn(Told told) => Remembered(told, choice.Next(DaysEach / 3));

    private DateOnly EndIn(Told told) => Remembered(told, choice.Next(DaysEach * 2 / 3, DaysEach));

    private DateOnly Remembered(Told told, int day)
    {
        Days.Add(FirstDay.AddDays((told.Window * DaysEach) + day));
        return Days[^1];
    }

    private static string Stamped(string line, DateTime recorded) =>
        string.Create(CultureInfo.InvariantCulture, $"{{{line},\"recordedAt\":\"{recorded:yyyy-MM-ddTHH:mm:ss.ffffff}Z\"}}");

    private string Claim(string id, string kind, string person, string dates) =>
        $"""
        "type":"claim","id":"{id}","kind":"{kind}","source":"diary","organization":"{organization}","post":"{post}",
        """ + $"""
        "person":"{person}",{dates}
        """;

    private static string Correction(string claim, string field, string value) =>
        $$"""
        "type":"correction","claim":"{{claim}}","set":{"{{field}}":"{{value}}"},"reason":"misread"
        """;

    private static string Retraction(string claim) => $"\"type\":\"retraction\",\"claim\":\"{claim}\",\"reason\":\"withdrawn\"";

    private string Insert(Told told, string end) =>
        $"insert into tenures values ('{told.Claim}', '{post}', '{told.Person}', '{Text(told.Start)}', '{end}')";

    private static string Update(Told told, string set) => $"update tenures set {set} where claim = '{told.Claim}'";

    /// <summary>A tenure as it is believed now.</summary>
    private sealed record Told(string Claim, string FirstPerson, int Window, bool IsAppointment)
    {
        public string Person { get; set; } = FirstPerson;

        public DateOnly Start { get; set; }

        public DateOnly? End { get; set; }

        /// <summary>The claim that ends an appointment.</summary>
        public string? Departure { get; set; }
    }
}
