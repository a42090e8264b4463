using CsCheck;
using Facts.Domain.Ledger;

namespace Facts.Domain.Tests.Ledger;

public sealed class when_a_tile_is_named
{
    [Theory]
    [InlineData("0/000", 0, 0, 256)]
    [InlineData("0/x001/x234/067", 0, 1234067, 256)]
    [InlineData("1/x001/000", 1, 1000, 256)]
    [InlineData("2/005.p/12", 2, 5, 12)]
    [InlineData("0/x001/234.p/255", 0, 1234, 255)]
    [InlineData("entries/x001/234.p/7", null, 1234, 7)]
    public void it_is_read_and_printed(string path, int? level, long index, int width)
    {
        var tile = new TileAddress(level, index, width);
        TileAddress.TryParse(path).ShouldBe(tile);
        tile.ToString().ShouldBe("tile/" + path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("64/000")]
    [InlineData("00/000")]
    [InlineData("-1/000")]
    [InlineData("0/00")]
    [InlineData("0/0000")]
    [InlineData("0/x000/001")]
    [InlineData("0/001/001")]
    [InlineData("0/x001")]
    [InlineData("0/000.p/0")]
    [InlineData("0/000.p/256")]
    [InlineData("0/000.p/07")]
    [InlineData("0/000.p")]
    [InlineData("data/000")]
    [InlineData("0/٠٠١")]
    public void another_path_is_none(string path) => TileAddress.TryParse(path).ShouldBeNull();

    [Fact]
    public void what_is_printed_is_read_again() => Gen.Select(Gen.Int[-1, 63], Gen.Long[0, 1L << 50], Gen.Int[1, 256]).Sample((level, index, width) =>
    {
        var tile = new TileAddress(level < 0 ? null : level, index, width);
        TileAddress.TryParse(tile.ToString()["tile/".Length..]).ShouldBe(tile);
    });
}
