namespace Facts.Benchmarks.Oracle;

/// <summary>Something that becomes known, said twice: to Facts as a line of an import, and to MariaDB as a statement.</summary>
/// <param name="Recorded">When, in UTC, to the microsecond; for both.</param>
/// <param name="Line">For Facts.</param>
/// <param name="Sql">For MariaDB, run while its clock stands at <paramref name="Recorded"/>.</param>
internal sealed record Act(DateTime Recorded, string Line, string Sql);

/// <summary>Who held a post, on a day, as known at a moment.</summary>
internal sealed record Asked(PostStory Post, DateOnly On, DateTime Known)
{
    public override string ToString() => $"{Post.Post} on {On:O}, as known at {Known:O}";
}
