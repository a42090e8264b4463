namespace Facts.Benchmarks.Importing;

/// <summary>Whether an import did what it was timed for.</summary>
internal static class ImportCheck
{
    private const int Samples = 50;

    /// <exception cref="WrongAnswerException">A claim, an event, a tenure or an answer is not as the register has it.</exception>
    public static async Task RunAsync(BenchStore store, Register register, CancellationToken stop)
    {
        foreach (var (what, sql) in ((string, string)[])[
            ("Claims", "select count(*) from facts.claims"),
            ("Events", "select count(*) from facts.mt_events where type = 'tenure-claimed'"),
            ("Claims in events", "select count(distinct data->>'id') from facts.mt_events where type = 'tenure-claimed'"),
            ("Tenures", "select count(*) from facts.tenures where upper_inf(known)")])
            WrongAnswerException.Unless(register.Claims, await store.AskAsync<long>(sql, stop), what);
        for (var sample = 0; sample < Samples; sample++)
        {
            var (post, term) = ((int)((long)sample * register.Posts / Samples), sample % 10);
            var (person, on) = Register.Holder(post, term);
            var (organization, name) = (Register.Organization(post), Register.Post(post));
            WrongAnswerException.Unless(person, await store.HoldersAsync(organization, name, on, stop), $"{organization} {name} on {on}");
        }
    }
}
