using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Diagnostics;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("X-A")]
    [InlineData(": value")]
    [InlineData("X A: value")]
    [InlineData("X-A: a\\r\\nX-B: b")]
    [InlineData("X-A: ä")]
    [InlineData("Authorization: Bearer x")]
    [InlineData("Host: elsewhere")]
    [InlineData("Accept: text/plain")]
    [InlineData("user-agent: x")]
    [InlineData("content-type: text/plain")]
    [InlineData("Transfer-Encoding: chunked")]
    public void A_static_header_that_cannot_be_sent_is_an_error(string header) => Expect.InMembers(
        $"""
        [Get("/x")]
        [Operation("sample.get")]
        [[|Headers("{header}")|]]
        Task<ApiResponse<Answer>> GetAsync();
        """,
        "IACG025");

    [Theory]
    [InlineData("")]
    [InlineData("X:A")]
    [InlineData("X\\n")]
    [InlineData("Authorization")]
    [InlineData("Content-Length")]
    public void A_header_parameter_that_cannot_be_sent_is_an_error(string header) => Expect.InMembers(
        $"""
        [Get("/x")]
        [Operation("sample.get")]
        Task<ApiResponse<Answer>> GetAsync([[|Header("{header}")|]] string? value);
        """,
        "IACG025");

    [Fact]
    public void A_header_sent_twice_is_an_error() => Expect.InMembers(
        """
        [Get("/x")]
        [Operation("sample.get")]
        [[|Headers("X-A: 1", "x-a: 2")|]]
        Task<ApiResponse<Answer>> GetAsync([Header("X-B")] string? b, [[|Header("x-b")|]] string? c);
        """,
        "IACG003",
        "IACG003");
}
