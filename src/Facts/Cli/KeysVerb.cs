using System.CommandLine;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Access;
using Facts.Store.Answers;
using Facts.Store.Sentences;
using Spectre.Console;

namespace Facts.Cli;

/// <summary><c>facts keys add|list|revoke</c>.</summary>
internal sealed class KeysVerb(Shell shell) : Verb(shell)
{
    private readonly Argument<string> _name = Named("NAME", "The key's name; acts are kept under it");

    public override Command Build() => new("keys", "API keys: make one, list them, revoke one") { Add(), List(), Revoke() };

    private Command Add()
    {
        var roles = new Option<Role[]>("--role")
        {
            Description = "reader, editor, reviewer, auditor or admin; may be given several times",
            HelpName = "R",
            Required = true,
            CustomParser = given =>
            {
                var roles = given.Tokens.Select(token => RoleWords.Find(token.Value)).ToList();
                if (roles.Contains(null))
                    given.AddError("--role takes reader, editor, reviewer, auditor or admin");
                return [.. roles.OfType<Role>()];
            },
        };
        var organizations = new Option<string[]>("--organization")
        {
            Description = "The only organization it is good for; may be given several times. Default: all",
            HelpName = "O",
        };
        var expires = new Option<string?>("--expires")
        {
            Description = "From then on it is no good: a date (its start, UTC) or an RFC 3339 instant",
            HelpName = "D",
        };
        var command = new Command("add", "Make a key and print it. It is not kept, only its SHA-256 is")
        {
            _name, roles, organizations, expires,
        };
        Run(command, async (parsed, session, stop) =>
        {
            DateTime? until = null;
            if (parsed.GetValue(expires) is { } text)
            {
                var (time, refusal) = AskedTime.Parse("--expires", text, session.Clock);
                if (refusal is not null)
                    return Refuse(refusal);
                until = text.Length == "2026-01-01".Length ? time.DayStart : time.Moment;
            }

            var (key, kept, refused) = await session.Keys.AddAsync(
                new GiveKey(parsed.GetValue(_name)!, parsed.GetValue(roles)!, parsed.GetValue(organizations), until), Session.Actor, stop);
            if (key is null)
                return Refuse(refused!);
            Terminal.WriteLine(key);
            Terminal.Note($"The key of {kept!.Name}. It is shown only now.");
            return Exit.Done;
        });
        return command;
    }

    private Command List()
    {
        var command = new Command("list", "List keys, by their first characters") { Json };
        Run(command, async (parsed, session, stop) =>
        {
            var keys = await session.Keys.ListAsync(stop);
            return Show(parsed, keys.Select(KeyView.Of).ToList(), null, (console, views) => Write(console, views, session.Clock));
        });
        return command;
    }

    private Command Revoke()
    {
        var command = new Command("revoke", "Make a key no good, from now on") { _name };
        Run(command, async (parsed, session, stop) =>
        {
            var (key, refusal) = await session.Keys.RevokeAsync(new RevokeKey(parsed.GetValue(_name)!), Session.Actor, stop);
            if (key is null)
                return Refuse(refusal!);
            Terminal.Note($"{key.Name} ({key.Prefix}…) is revoked.");
            return Exit.Done;
        });
        return command;
    }

    private static void Write(IAnsiConsole console, List<KeyView> keys, TimeProvider clock)
    {
        var now = AsOf.Print(clock.GetUtcNow().UtcDateTime);
        foreach (var key in keys)
        {
            var state = key.RevokedAt is not null ? $"revoked {key.RevokedAt}"
                : key.ExpiresAt is null ? "good"
                : string.CompareOrdinal(key.ExpiresAt, now) <= 0 ? $"expired {key.ExpiresAt}" : $"good until {key.ExpiresAt}";
            var limit = key.Organizations is null ? "" : $"; only {string.Join(", ", key.Organizations)}";
            console.WriteLine(SafeText.Of($"{key.Name} {key.Prefix}… {string.Join(", ", key.Roles).ToLowerInvariant()}{limit}; {state}"));
        }
    }

    /// <summary>A key as it is listed.</summary>
    internal sealed record KeyView(
        string Name, string Prefix, IReadOnlyList<Role> Roles, IReadOnlyList<string>? Organizations, string CreatedAt, string? ExpiresAt,
        string? RevokedAt)
    {
        public static KeyView Of(ApiKey key) => new(
            key.Name, key.Prefix, key.Roles, key.Organizations, AsOf.Print(key.CreatedAt), Print(key.ExpiresAt), Print(key.RevokedAt));

        private static string? Print(DateTime? moment) => moment is { } some ? AsOf.Print(some) : null;
    }
}
