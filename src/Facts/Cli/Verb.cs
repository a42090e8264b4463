using System.CommandLine;
using System.Text;
using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Paging;
using Facts.Store.Setup;
using Facts.Store.Storage;
using Spectre.Console;
using DataFolder = Facts.Store.Storage.Embedded.DataFolder;
using PostgresUnavailableException = Facts.Store.Storage.Embedded.PostgresUnavailableException;

namespace Facts.Cli;

/// <summary>
/// A verb of the command line: parses, opens the database, runs, and turns what goes wrong into a sentence and an exit code.
/// </summary>
internal abstract class Verb(Shell shell)
{
    private const string Data = "--data";

    protected Shell Shell => shell;

    protected Terminal Terminal => shell.Terminal;

    protected Option<bool> Json { get; } = new("--json") { Description = "Print the HTTP body" };

    /// <summary>For verbs that read what may be more than a page of JSON.</summary>
    protected Option<string?> After { get; } = new("--after")
    {
        Description = "With --json: the page after one that said so",
        HelpName = "CURSOR",
    };

    /// <summary>For all verbs at once.</summary>
    public static Option<string?> DataOption() => new(Data)
    {
        Description = "Folder of the embedded database (else FACTS_DATA, else the user's data folder)",
        HelpName = "DIR",
        Recursive = true,
    };

    protected static Option<string?> On() =>
        new("--on") { Description = "Valid time: a date (its end, UTC) or an RFC 3339 instant, inclusive; default now", HelpName = "D" };

    protected static Option<string?> RuleOption() =>
        new("--rule") { Description = "Answer by another rule set than the store's (facts rules lists them)", HelpName = "NAME" };

    protected static Option<string?> Known() =>
        new("--known") { Description = "Recorded time: what was known by then, inclusive; default now", HelpName = "K" };

    protected static Argument<string> Named(string name, string description) => new(name)
    {
        Description = description,
        // Ids are compared in one normal form (NFC), however they were typed.
        CustomParser = given => NormalForm.Of(given.Tokens[0].Value),
    };

    /// <summary>The verb with its options, ready to be parsed.</summary>
    public abstract Command Build();

    /// <summary>Runs a verb that needs the database.</summary>
    protected void Run(
        Command command, Func<ParseResult, Session, CancellationToken, Task<int>> action, Opening opening = Opening.Ready) =>
        command.SetAction(async (parsed, stop) =>
        {
            var connection = shell.Variable("ConnectionStrings__Facts");
            connection = string.IsNullOrWhiteSpace(connection) ? null : connection;
            string? folder = null;
            try
            {
                folder = connection is null ? DataFolder.Resolve(parsed.GetValue<string?>(Data), shell.Variable, shell.DataHome) : null;
                var database = await Schema.OpenAsync(connection, folder, Terminal.Note, stop, opening);
                await using var session = new Session(database, shell.Clock, shell);
                if (opening == Opening.Ready)
                {
                    await OlderStore.ReplayAsync(session, Terminal.Note, stop);
                    await session.BeginKeysAsync(stop);
                    await Seeds.BringInAsync(session, Terminal, stop);
                }

                // A further page is as of when the first one was asked for. The database is the other session's to close.
                var first = command.Options.Contains(After) ? JsonPage.NowOf(parsed.GetValue(After), Asked(parsed)) : null;
                return await action(parsed, first is { } then ? new Session(database, new StandingClock(then), shell) : session, stop);
            }
            catch (RefusedException refused)
            {
                return Refuse(refused.Refusal);
            }
            catch (PostgresUnavailableException problem)
            {
                return Fail(folder, (problem.Code, problem.Message));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Before the database's own words: a statement that was given up has them inside (SQLSTATE 57014).
                return Terminal.Fail(Exit.Interrupted, "interrupted", "Stopped; what was committed stays.");
            }
            catch (Exception problem) when (DatabaseTrouble.In(problem) is not null)
            {
                return Fail(folder, DatabaseTrouble.Describe(DatabaseTrouble.In(problem)!));
            }
        });

    // A server of our own that has no space left may have said anything, or nothing.
    private int Fail(string? folder, (string Code, string Sentence) trouble)
    {
        var (code, sentence) = (folder is null ? null : DatabaseTrouble.FullDisk(folder)) ?? trouble;
        return Terminal.Fail(Exit.NoDatabase, code, sentence);
    }

    /// <summary>Shows a result as JSON or for people, or says why there is none.</summary>
    protected int Show<T>(ParseResult parsed, T? result, Refusal? refusal, Action<IAnsiConsole, T> write) where T : class
    {
        if (result is null)
            return Refuse(refusal!);
        if (!parsed.GetValue(Json))
        {
            write(Terminal.Console, result);
            return Exit.Done;
        }

        if (!parsed.CommandResult.Command.Options.Contains(After) || JsonPage.IsPageAlready<T>())
        {
            Terminal.WriteLine(FactsJson.Write(result));
            return Exit.Done;
        }

        var whole = JsonSerializer.SerializeToUtf8Bytes(result, FactsJson.Options);
        var (page, next, wrong) = JsonPage.Of(whole, Asked(parsed), parsed.GetValue(After), CancellationToken.None);
        if (page is null)
            return Refuse(wrong!);
        Terminal.WriteLine(Encoding.UTF8.GetString(page));
        SayMore(next);
        return Exit.Done;
    }

    private void SayMore(string? next)
    {
        if (next is not null)
            Terminal.Note($"There is more; for the next page add: --after {next}");
    }

    /// <summary>What is asked, whatever page of it.</summary>
    private static string Asked(ParseResult parsed)
    {
        var words = parsed.Tokens.Select(token => token.Value).ToList();
        var after = words.IndexOf("--after");
        if (after >= 0)
            words.RemoveRange(after, Math.Min(2, words.Count - after));
        return "page\n" + string.Join('\n', words.Where(word => word != "--json"));
    }

    private sealed class StandingClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now);
    }

    /// <summary>The same of a page, after which there may be more.</summary>
    protected int ShowPage<T>(ParseResult parsed, T? result, string? next, Refusal? refusal, Action<IAnsiConsole, T> write) where T : class
    {
        var exit = Show(parsed, result, refusal, write);
        SayMore(next);
        return exit;
    }

    protected int Refuse(Refusal refusal) => Terminal.Fail(Exit.Refused, refusal.Code, refusal.Message);

    /// <summary>The times a question names; a refusal where one is no time.</summary>
    protected static (AsOf On, AsOf Known, Refusal? Refusal) Times(string? on, string? known, TimeProvider clock)
    {
        var (askedOn, refusal) = AskedTime.Parse("on", on, clock);
        var (askedKnown, refused) = AskedTime.Parse("known", known, clock);
        return (askedOn, askedKnown, refusal ?? refused);
    }
}
