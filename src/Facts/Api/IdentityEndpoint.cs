using Facts.Api.Access;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Store.Corrections;
using Wolverine.Http;

namespace Facts.Api;

/// <summary>Who is one person, by HTTP.</summary>
public static class IdentityEndpoint
{
    /// <summary>
    /// Body: <c>{"person":"…","sameAs":"…","reason":"…"}</c>, or <c>notSameAs</c> to undo it. The version is the greater of both people's
    /// (<c>ETag</c> of <c>GET /api/people</c>); a dry run says which one it saw.
    /// </summary>
    [Needs(Need.Record, Within.All)]
    [WolverinePost("/api/identities")]
    public static Task Identify(HttpContext http) =>
        EditRequest.AnswerAsync(http, Read, "either person, the greater of the two", tagsDryRun: true);

    internal static IdentityEdit Read(Fields fields)
    {
        var line = DecideIdentity.Parse(fields);
        return new IdentityEdit(line.Person, line.Other, line.Undo, fields.Text("reason"));
    }
}
