using System.Security.Cryptography;
using System.Text;

namespace Facts.Reports;

/// <summary>How the report looks: on wide and narrow screens, light and dark, and on paper. It needs no other file.</summary>
internal static class TrailStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --paper: #fdfdfb; --ink: #1c1c1a; --faint: #5a5a55; --line: #d9d8d1; --card: #ffffff;
          --mark: #ffe9a3; --mark-ink: #1c1c1a; --link: #0b57a4; --doubt: #8a3d00; }
        @media (prefers-color-scheme: dark) { :root { --paper: #171716; --ink: #ecebe4; --faint: #adaca3; --line: #3b3b37; --card: #20201e;
          --mark: #6b5300; --mark-ink: #fff6d6; --link: #8fc2ff; --doubt: #ffb27a; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 48rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; line-height: 1.3; margin: .25rem 0 .75rem; text-wrap: balance; }
        h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
        h3 { font-size: 1.05rem; line-height: 1.4; margin: 0 0 .35rem; }
        h4 { font-size: 1rem; font-weight: 600; margin: 1rem 0 .25rem; }
        p { margin: .35rem 0; }
        a { color: var(--link); }
        code { font: .85em/1.4 ui-monospace, monospace; unicode-bidi: isolate; }
        ul, ol { margin: .35rem 0; padding-inline-start: 1.4rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0 0; }
        dt { color: var(--faint); }
        dd { margin: 0; }
        .faint { color: var(--faint); font-size: .875rem; }
        .doubt { color: var(--doubt); }
        .tree, .tree ul { list-style: none; padding-inline-start: 0; }
        .tree ul { padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); margin-inline-start: .35rem; }
        .claim { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.1rem; margin: 1rem 0; }
        .claim:target { border-color: var(--link); }
        blockquote { margin: .75rem 0; padding-inline-start: .9rem; border-inline-start: 4px solid var(--line); font-size: 1.05rem;
          line-height: 1.6; white-space: pre-wrap; }
        mark { background: var(--mark); color: var(--mark-ink); padding: .05em .1em; }
        .history { list-style: none; padding: .6rem 0 0; margin: .75rem 0 0; border-top: 1px solid var(--line); }
        .history li { margin: .45rem 0; }
        @media (max-width: 30rem) { body { padding: 1.25rem .9rem 3rem; } h1 { font-size: 1.3rem; }
          dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .4rem; } .claim { padding: .8rem; } }
        @media print { :root { --paper: #fff; --card: #fff; --ink: #000; --faint: #444; --line: #999; --link: #000; --mark: #eee;
            --mark-ink: #000; --doubt: #000; }
          body { max-width: none; padding: 0; font-size: 10pt; }
          .claim, .boundary, .history li { break-inside: avoid; } h2, h3, h4 { break-after: avoid; }
          mark { text-decoration: underline; } }
        """;

    /// <summary>What the report may do: look as it does, and nothing else (CSP Level 3, hash source).</summary>
    public static readonly string Policy = $"default-src 'none'; style-src 'sha256-{Hash()}'; base-uri 'none'; form-action 'none'";

    private static string Hash() => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));
}
