using Facts.Domain.Ledger;

namespace Facts.Domain.Tests.Ledger;

public sealed class when_a_checkpoint_is_read
{
    private const string Note = """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

        """;

    /// <summary>The example of C2SP tlog-checkpoint.</summary>
    [Fact]
    public void it_has_origin_size_and_root()
    {
        var note = SignedNote.TryParse(Note)!;
        var checkpoint = Checkpoint.TryParse(note.Text)!;
        checkpoint.Origin.ShouldBe("example.com/behind-the-sofa");
        checkpoint.Size.ShouldBe(20852163);
        Convert.ToBase64String(checkpoint.Root).ShouldBe("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        checkpoint.ToString().ShouldBe(note.Text);
        note.ToString().ShouldBe(Note);
        note.Signatures.ShouldHaveSingleItem().Bytes.Length.ShouldBe(64);
    }

    [Fact]
    public void it_says_when_it_was_made()
    {
        var checkpoint = Checkpoint.Of("log", 0, MerkleTree.EmptyRoot, "2026-01-01T12:00:00Z");
        Checkpoint.TryParse(checkpoint.ToString())!.At.ShouldBe("2026-01-01T12:00:00Z");
        checkpoint.ToString().ShouldBe("log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nat 2026-01-01T12:00:00Z\n");
    }

    [Theory]
    [InlineData("log\n1\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n")]
    [InlineData("log\n1\n47DEQpj8HBSa\n")]
    [InlineData("log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")]
    [InlineData("log\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void a_text_of_another_form_is_none(string text) => Checkpoint.TryParse(text).ShouldBeNull();

    [Theory]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n- name AAAAAAAA\n")]
    [InlineData("text\n\n— na+me AAAAAAAA\n")]
    [InlineData("text\n\n— name AAAAAAAA")]
    [InlineData("te\rxt\n\n— name AAAAAAAA\n")]
    public void a_note_without_proper_signatures_is_none(string note) => SignedNote.TryParse(note).ShouldBeNull();

    [Fact]
    public void a_note_has_at_most_a_hundred_signatures()
    {
        static string Signed(int times) => "text\n\n" + string.Concat(Enumerable.Repeat("— name AAAAAAAA\n", times));
        SignedNote.TryParse(Signed(100))!.Signatures.Count.ShouldBe(100);
        SignedNote.TryParse(Signed(101)).ShouldBeNull();
    }

    /// <summary>The key of Go's golang.org/x/mod/sumdb/note documentation.</summary>
    [Fact]
    public void a_verifier_key_is_read_and_printed()
    {
        const string text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        var key = NoteKey.TryParse(text)!;
        (key.Name, key.Id, key.Type, key.ToString()).ShouldBe(("PeterNeumann", 0xc74f20a3u, NoteKey.Ed25519, text));
        NoteKey.TryParse(text.Replace("c74f20a3", "c74f20a4")).ShouldBeNull();
        NoteKey.TryParse("PeterNeumann+c74f20a3+!!").ShouldBeNull();
    }
}
