using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;

namespace Facts.Domain.Recording;

/// <summary>JSON → command, or the reason why not (contract: Import lines).</summary>
public static class CommandParser
{
    /// <summary>The longest line, in bytes, its line feed not counted.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one line, without its line feed. It gives either the command or the refusal.</summary>
    /// <param name="json">UTF-8; a property may stand only once.</param>
    public static (RecordingCommand? Command, Refusal? Refusal) Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxBytes)
            return (null, new Refusal(Codes.TooLong, "The line is longer than 1 MiB."));
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Parse(document.RootElement);
        }
        catch (JsonException problem)
        {
            return (null, new Refusal(Codes.InvalidJson, $"Not a JSON object: {FirstSentence(problem.Message)}"));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for text that is no Unicode: bytes that are not UTF-8, or half of a surrogate pair.
            return (null, new Refusal(Codes.InvalidJson, "A text in it is not valid Unicode."));
        }
    }

    /// <summary>The same of JSON that was read before; what is returned does not need it any more.</summary>
    public static (RecordingCommand? Command, Refusal? Refusal) Parse(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, new Refusal(Codes.InvalidJson, "A line is one JSON object."));
        var fields = new Fields(json);
        var type = fields.Text("type");
        var command = fields.Refusal is null ? Read(type, fields, json) : null;
        return fields.Finish() is { } refusal ? (null, refusal) : (command, null);
    }

    private static RecordingCommand? Read(string type, Fields fields, JsonElement json)
    {
        var recordedAt = fields.OptionalInstant("recordedAt");
        RecordingCommand? command = type switch
        {
            "source" => new DeclareSource(Source(fields)),
            "revision" => Revision(fields),
            "organization" => new DeclareOrganization(Organization(fields)),
            "person" => new DeclarePerson(Person(fields)),
            "post" => new DeclarePost(Post(fields)),
            "claim" => ClaimParser.Parse(fields) is { } claim ? new RecordClaim(claim, ClaimParser.Quote(fields)) : null,
            "correction" => new CorrectClaim(
                fields.ClaimId("claim"),
                fields.Properties("set"),
                fields.Text("reason"),
                fields.OptionalId("source")),
            "retraction" => new ActOnClaim(new ClaimRetracted
            {
                Claim = fields.ClaimId("claim"),
                Reason = fields.Text("reason"),
                Source = fields.OptionalId("source"),
            }),
            "ruling" => new ActOnClaim(new ClaimRanked
            {
                Claim = fields.ClaimId("claim"),
                Rank = fields.RequiredChoice<Rank>("rank"),
                Reason = fields.Text("reason"),
                Source = fields.OptionalId("source"),
            }),
            "outcome" => new ActOnClaim(new OutcomeRecorded
            {
                Claim = fields.ClaimId("claim"),
                Outcome = fields.RequiredChoice<Outcome>("outcome"),
                When = fields.OptionalDate("when"),
                Reason = fields.OptionalText("reason"),
                Source = fields.OptionalId("source"),
            }),
            "identity" => Identity(fields),
            "name" => Name(fields),
            _ => null,
        };
        if (command is null)
            fields.Refuse(Codes.UnknownType, $"There is no line type '{Fields.Shown(type)}'.");
        return command is null ? null : command with
        {
            RecordedAt = recordedAt,
            Fingerprint = command switch
            {
                ReviseSource revision => EventIds.OfRevision(json, revision.Sha256),
                CorrectClaim or ActOnClaim or DecideIdentity or Rename => EventIds.OfLine(json),
                _ => default,
            },
        };
    }

    private static SourceRecorded Source(Fields fields)
    {
        var id = fields.Id("id");
        var text = fields.OptionalText("text");
        return new SourceRecorded
        {
            Id = id,
            Title = fields.OptionalText("title") ?? id,
            Publisher = fields.OptionalText("publisher"),
            Url = fields.OptionalText("url"),
            Language = fields.OptionalText("language"),
            PublishedAt = fields.OptionalDate("publishedAt"),
            Origin = fields.OptionalId("origin"),
            Text = text,
            Sha256 = text is null ? null : Sha256(fields, text),
            Organizations = fields.Ids("organizations") is { } owners ? Owners.Of(owners) : null,
        };
    }

    private static ReviseSource Revision(Fields fields)
    {
        var text = fields.Text("text");
        return new ReviseSource(
            fields.Id("source"),
            text,
            Sha256(fields, text),
            fields.OptionalText("reason"),
            fields.OptionalDate("publishedAt"),
            fields.OptionalText("url"));
    }

    private static string Sha256(Fields fields, string text)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(text)));
        }
        catch (EncoderFallbackException)
        {
            fields.Refuse(Codes.InvalidJson, "'text' is not valid Unicode.");
            return "";
        }
    }

    private static OrganizationDeclared Organization(Fields fields) =>
        new() { Id = fields.Id("id"), Name = fields.OptionalText("name") ?? fields.Id("id"), Aliases = fields.Texts("aliases") };

    private static PersonDeclared Person(Fields fields) =>
        new() { Id = fields.Id("id"), Name = fields.OptionalText("name") ?? fields.Id("id"), Aliases = fields.Texts("aliases") };

    private static PostDeclared Post(Fields fields) => new()
    {
        Organization = fields.Id("organization"),
        Id = fields.Id("id"),
        Name = fields.OptionalText("name") ?? fields.Id("id"),
        Seats = (int?)fields.Whole("seats", least: 1, most: int.MaxValue),
    };

    /// <summary>Who is one person, from a line or from the body of a request; <c>notSameAs</c> undoes.</summary>
    public static DecideIdentity Identity(Fields fields)
    {
        var undo = !fields.Has("sameAs") && fields.Has("notSameAs");
        return new DecideIdentity(fields.Id("person"), fields.Id(undo ? "notSameAs" : "sameAs"), undo, fields.OptionalText("reason"));
    }

    /// <summary>One of a person, an organization or a source; a name, or of a source the title.</summary>
    private static Rename Name(Fields fields)
    {
        var what = fields.Has("person") ? Called.Person : fields.Has("organization") ? Called.Organization : Called.Source;
        // Further ids are fields that nobody asks for, and so unknown.
        if (what == Called.Source)
        {
            if (!fields.Has("source"))
                fields.Refuse(Codes.MissingField, "Whose name is it? Give 'person', 'organization' or 'source'.");
            return new Rename(what, fields.Id("source"), fields.Text("title"), null, fields.Text("reason"));
        }

        var id = fields.Id(what == Called.Person ? "person" : "organization");
        var aliases = fields.Has("aliases") ? fields.Texts("aliases") ?? [] : null;
        return new Rename(what, id, fields.Text("name"), aliases, fields.Text("reason"));
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
