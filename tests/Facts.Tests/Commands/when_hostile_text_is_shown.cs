using System.Text;
using Facts.Cli;
using Facts.Cli.Output;
using Facts.Store.Sentences;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

public sealed class when_hostile_text_is_shown
{
    private const string Hostile = "[red]a[/]\u001b[2J\u001b]0;title\u0007 \u009b31m\u202Eb\u2066\u200F\r\nc\td\0\u2028e";

    [Fact]
    public void it_drives_no_terminal() => SafeText.Of(Hostile).ShouldBe("[red]a[/][2J]0;title 31mb c d e");

    [Fact]
    public void it_keeps_joiners_and_other_scripts() => SafeText.Of("می\u200Cخواهم 山田 😀").ShouldBe("می\u200Cخواهم 山田 😀");

    [Fact]
    public void it_keeps_no_half_of_a_character() => SafeText.Of("a\ud800b").ShouldBe("a\ufffdb");

    [Fact]
    public void it_keeps_its_lines_and_shows_what_a_terminal_would_obey() => SafeText.Shown("a\u001b[31m\u009bb\u007f\r\nc\td\re\u202E😀\ud800 می\u200Cخ\n")
        .ShouldBe("a␛[31m\uFFFDb␡\r\nc\td␍e\uFFFD😀\uFFFD می\u200Cخ\n");

    [Fact]
    public void bytes_of_it_may_come_in_any_parts()
    {
        var text = Encoding.UTF8.GetBytes("a\u001b]0;t\u0007,\"😀\"\r\n\u009b2J é\rx\r\n");
        for (var part = 1; part < text.Length; part++)
        {
            var shown = new MemoryStream();
            using (var safe = new SafeStream(shown))
            {
                foreach (var bytes in text.Chunk(part))
                    safe.Write(bytes);
            }

            Encoding.UTF8.GetString(shown.ToArray()).ShouldBe("a␛]0;t␇,\"😀\"\r\n\uFFFD2J é␍x\r\n");
        }
    }

    [Fact]
    public void it_is_no_markup_in_lines_and_tables()
    {
        var printed = Printed.By(console =>
        {
            var page = new Page(console);
            page.Line(Hostile, Page.Strong);
            page.Quote(Hostile, 2);
            page.Origin(4, Hostile, null, "");
            page.Table(["x"], [[Hostile]]);
        });
        printed.ShouldContain("[red]a[/]");
        printed.Where(letter => char.IsControl(letter) && letter != '\n').ShouldBeEmpty();
        printed.ShouldNotContain('\u202E');
    }
}
