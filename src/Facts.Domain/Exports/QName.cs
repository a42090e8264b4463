namespace Facts.Domain.Exports;

/// <summary>A name that stands for an IRI: a prefix, and what follows the IRI that the prefix stands for.</summary>
/// <param name="Prefix">One of <see cref="Iris.Prefixes"/>.</param>
/// <param name="Local">Percent-encoded (RFC 3986, 2.1); parts are set apart by <c>/</c>.</param>
public readonly record struct QName(string Prefix, string Local)
{
    /// <summary>A word of Facts' own vocabulary (ops/adr/0022-exports.md).</summary>
    public static QName Own(string word) => new("facts", word);

    /// <summary>A word of PROV.</summary>
    public static QName Prov(string word) => new("prov", word);

    /// <summary>A claim, whatever its wording.</summary>
    public static QName Claim(string id) => Of("claims", id);

    /// <summary>A claim as it was worded, from 1.</summary>
    public static QName Wording(string claim, int number) => Of("wordings", claim, $"{number}");

    /// <summary>The words that a wording is drawn from, as an annotation of their source.</summary>
    public static QName Annotation(string claim, int number) => Of("quotes", claim, $"{number}");

    /// <summary>The review that a ruling makes of a claim.</summary>
    public static QName Review(string claim) => Of("reviews", claim);

    /// <summary>A source, with the text it was recorded with.</summary>
    public static QName Source(string id) => Of("sources", id);

    /// <summary>A source with one of its texts, from 1.</summary>
    public static QName Snapshot(string source, int number) => number == 1 ? Source(source) : Of("sources", source, $"{number}");

    /// <summary>Something that was recorded: an event.</summary>
    public static QName Act(Guid @event) => Of("acts", @event.ToString());

    /// <summary>Who recorded.</summary>
    public static QName Actor(string name) => Of("actors", name);

    /// <summary>Who said, relayed or published something: an id or words, as a claim or source has it.</summary>
    public static QName Agent(string who) => Of("agents", who);

    /// <summary>A tenure, by a digest of all that makes it another one.</summary>
    public static QName Tenure(string digest) => Of("tenures", digest);

    /// <summary>A post of an organization.</summary>
    public static QName Post(string organization, string id) => Of("posts", organization, id);

    /// <summary>A person that claims are about.</summary>
    public static QName Person(string id) => Of("people", id);

    /// <summary>An organization that claims are about.</summary>
    public static QName Organization(string id) => Of("organizations", id);

    /// <summary>A rule set that tenures are reckoned by.</summary>
    public static QName Rules(string rule) => Of("rules", rule);

    /// <summary>The reckoning of tenures from what was known at a moment.</summary>
    public static QName Reckoning(string rule, string knownAt) => Of("reckonings", rule, knownAt);

    /// <summary><c>prefix:local</c>.</summary>
    public override string ToString() => $"{Prefix}:{Local}";

    private static QName Of(string prefix, params ReadOnlySpan<string> parts)
    {
        var local = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            local[i] = Uri.EscapeDataString(parts[i]);
        return new QName(prefix, string.Join('/', local));
    }
}
