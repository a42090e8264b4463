using Facts.Domain;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Importing;

/// <summary>A ledger with every type of line, where later acts undo or repeat earlier ones.</summary>
internal static class Ledger
{
    public static readonly string[] Lines =
    [
        """{"type":"source","id":"s","text":"The board removed him. The board named her."}""",
        """{"type":"revision","source":"s","text":"The board removed him. The board named her.","reason":"still so"}""",
        """{"type":"organization","id":"o","name":"O","aliases":["Oh"]}""",
        """{"type":"post","organization":"o","id":"ceo","name":"Chief","seats":1}""",
        """{"type":"person","id":"ann","name":"Ann"}""",
        """{"type":"claim","id":"a","kind":"tenure","source":"s","organization":"o","post":"ceo","person":"ann","from":"2020-01-01","to":"2021-01-01"}""",
        """{"type":"claim","id":"b","kind":"appointment","source":"s","organization":"o","post":"ceo","person":"bob","when":"2021-02-01","quote":"named her"}""",
        """{"type":"revision","source":"s","text":"Yesterday the board named her. Others named her too."}""",
        """{"type":"claim","id":"w","kind":"statement","source":"s","organization":"o","quote":"Others named her"}""",
        """{"type":"revision","source":"s","text":"The board removed him. The board named her.","reason":"back again"}""",
        """{"type":"revision","source":"s","text":"The board removed him. The board named her.","reason":"still so, again"}""",
        """{"type":"revision","source":"s","text":"Another text."}""",
        """{"type":"claim","id":"c","kind":"dismissal","source":"s","organization":"o","post":"ceo","person":"bob","when":"2022-01-01"}""",
        """{"type":"claim","id":"d","kind":"denial","source":"s","organization":"o","denies":"b"}""",
        """{"type":"claim","id":"t","kind":"threat","source":"s","organization":"o","action":"leave","signatories":["ann"]}""",
        """{"type":"claim","id":"f","kind":"figure","source":"s","organization":"o","measure":"seats","post":"board","value":4}""",
        """{"type":"claim","id":"l","kind":"plan","source":"s","organization":"o","action":"join","people":["bob"]}""",
        """{"type":"claim","id":"r","kind":"resignation","source":"s","organization":"o","post":"chair","person":"robert","when":"2023"}""",
        """{"type":"claim","id":"n","kind":"statement","source":"s","organization":"o","nature":"opinion","says":"well"}""",
        """{"type":"correction","claim":"a","set":{"to":"2021-01-01"},"reason":"as it stands"}""",
        """{"type":"correction","claim":"a","set":{"to":"2020-06-01"},"reason":"to B"}""",
        """{"type":"correction","claim":"a","set":{"to":"2020-09-01","note":"twice"},"reason":"to C"}""",
        """{"type":"ruling","claim":"b","rank":"normal","reason":"as it stands"}""",
        """{"type":"ruling","claim":"b","rank":"preferred","reason":"clear"}""",
        """{"type":"identity","person":"robert","notSameAs":"bob","reason":"as it stands"}""",
        """{"type":"identity","person":"robert","sameAs":"bob","reason":"same face"}""",
        """{"type":"identity","person":"robert","sameAs":"bob","reason":"same voice"}""",
        """{"type":"identity","person":"robert","notSameAs":"bob","reason":"a twin"}""",
        """{"type":"correction","claim":"c","set":{"person":"cat"},"reason":"another"}""",
        """{"type":"correction","claim":"c","set":{"person":"bob"},"reason":"not so"}""",
        """{"type":"retraction","claim":"d","reason":"withdrawn"}""",
        """{"type":"retraction","claim":"d","reason":"withdrawn again"}""",
        """{"type":"outcome","claim":"t","outcome":"fulfilled","when":"2023"}""",
        """{"type":"outcome","claim":"t","outcome":"lapsed","when":"2023"}""",
    ];

    /// <summary>All that the store answers and has of it, as text; the identity of rows and events aside.</summary>
    public static async Task<string> StateAsync(FactsStore store)
    {
        var answers = new List<string>();
        foreach (var post in (string[])["ceo", "chair"])
        {
            foreach (var on in (string[])["2020-03-01", "2020-08-01", "2020-12-31", "2021-02-01", "2021-06-01", "2022-06-01", "2023-06-01"])
                answers.Add(FactsJson.Write(await store.AskAsync("o", post, on)));
        }

        const string rows = """
            select string_agg(line, E'\n' order by line) from (
              select claim::text as line from facts.claims
              union all select type || timestamp from facts.mt_events
              union all select source || revision || event from facts.source_revisions
              union all select person || valid || certain || known || detail from facts.tenures
              union all select claim || why || valid || known from facts.set_asides) as all_lines
            """;
        return string.Join('\n', answers) + await Sql.AskAsync<string>(store.ConnectionString, rows);
    }
}
