namespace Facts.Domain.Tests.Reading;

public sealed class when_the_text_is_indonesian
{
    [Theory]
    [InlineData("Sari Wulandari ditunjuk sebagai direktur utama PT Maju Jaya.", "starts | Sari Wulandari | direktur utama | PT Maju Jaya")]
    [InlineData("Sari Wulandari dilantik menjadi Gubernur Lampung.", "starts | Sari Wulandari | gubernur | Lampung")]
    [InlineData("Menteri Perdagangan Sari Wulandari mengundurkan diri.", "ends | Sari Wulandari | menteri perdagangan")]
    [InlineData("Sari Wulandari dicopot sebagai ketua Partai Tani.", "ends | Sari Wulandari | ketua | Partai Tani")]
    [InlineData("Presiden Chile Pedro Soto tiba di Jakarta.", "holds | Pedro Soto | presiden | Chile")]
    [InlineData("Mantan Menteri Kesehatan Sari Wulandari hadir.", "held | Sari Wulandari | menteri kesehatan")]
    [InlineData("Sari Wulandari pernah menjabat sebagai rektor Universitas Tirta.", "held | Sari Wulandari | rektor | Universitas Tirta")]
    [InlineData("Menteri Pertanian Sari Wulandari membantah akan mundur.", "denied | Sari Wulandari | menteri pertanian")]
    [InlineData("Menteri Pertanian Sari Wulandari mengancam akan mundur.", "threat | Sari Wulandari | menteri pertanian")]
    public void it_is_read(string text, string line) => Said.In(text, "id").ShouldContain(line);

    [Fact]
    public void a_successor_is() =>
        Said.In("Sari Wulandari menggantikan Budi Hartono sebagai sekretaris jenderal Partai Tani.", "id").ShouldBe(
            ["starts | Sari Wulandari | sekretaris jenderal | Partai Tani", "ends | Budi Hartono | sekretaris jenderal | Partai Tani"],
            ignoreOrder: true);

    [Fact]
    public void names_are_found_in_a_text_without_capitals() =>
        Said.In("sari wulandari diangkat menjadi menteri keuangan.", "id").ShouldBe(["starts | sari wulandari | menteri keuangan"]);

    [Fact]
    public void a_stage_has_no_posts() => Said.In("Sari Wulandari menggantikan Budi Hartono sebagai vokalis band itu.", "id").ShouldBeEmpty();
}
