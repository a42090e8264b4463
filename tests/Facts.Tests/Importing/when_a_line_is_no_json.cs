using System.Text;
using Facts.Domain;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>What bytes can be, before they are read as a line.</summary>
public sealed class when_a_line_is_no_json(OwnStore own) : IClassFixture<OwnStore>
{
    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    [InlineData(new byte[] { (byte)'"', 0xC3, (byte)'"' })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public Task it_is_refused_when_it_is_not_utf8(byte[] bytes) => BadLine.RefusedAsync(
        own.Store, Codes.NotUtf8, [.. "{\"type\":\"organization\",\"id\":\""u8, .. bytes, .. "\"}"u8]);

    [Fact]
    public Task it_is_refused_when_it_is_utf16() =>
        BadLine.RefusedAsync(own.Store, Codes.NotUtf8, Encoding.Unicode.GetBytes("""{"type":"organization","id":"o2"}"""));
}
