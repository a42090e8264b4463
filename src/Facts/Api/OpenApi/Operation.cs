namespace Facts.Api.OpenApi;

/// <summary>What an endpoint does, as the description of the API tells it.</summary>
/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Id">The operation's id.</param>
/// <param name="Tag">The group it is shown in.</param>
/// <param name="Summary">A few words.</param>
/// <param name="Description">Sentences.</param>
internal sealed record Operation(string Method, string Path, string Id, string Tag, string Summary, string Description)
{
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>What is sent.</summary>
    public Content? Body { get; init; }

    /// <summary>What is given, by status; refusals apart.</summary>
    public IReadOnlyList<(int Status, string Description, Content? Content)> Gives { get; init; } = [];

    /// <summary>Statuses of refusals, beyond those that any request may meet.</summary>
    public IReadOnlyList<int> Refuses { get; init; } = [];

    /// <summary>Headers of what is given.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Whether anybody may ask.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>A parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In"><c>query</c>, <c>path</c> or <c>header</c>.</param>
/// <param name="Description">A sentence.</param>
/// <param name="Example">A value that the seeds answer to.</param>
internal sealed record Parameter(string Name, string In, string Description, string Example)
{
    public bool IsRequired { get; init; }

    /// <summary><c>string</c>, <c>integer</c> or <c>boolean</c>.</summary>
    public string Type { get; init; } = "string";

    /// <summary>A regular expression that values match (ECMA 262); null for any text.</summary>
    public string? Pattern { get; init; }

    public int MostCharacters { get; init; } = 200;

    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>May be given several times.</summary>
    public bool IsMany { get; init; }
}

/// <summary>A body: its media type, the .NET type or the schema that it follows, and an example in <c>OpenApi/Examples</c>.</summary>
internal sealed record Content(string MediaType, Type? Type, string? Example)
{
    /// <summary>A schema in JSON, where no .NET type has one.</summary>
    public string? Schema { get; init; }

    /// <summary>Further media types that it comes in.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public static Content Json<T>(string example) => new("application/json", typeof(T), example);

    public static Content Text(string mediaType, string example) =>
        new(mediaType, null, example) { Schema = """{"type":"string","maxLength":1073741824}""" };
}
