using System.Text;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.Drf;

/// <summary>The messages are those of Python 3.11's json module for the same texts.</summary>
public sealed class PythonJsonParserTests
{
    [Theory]
    [InlineData("", "Expecting value: line 1 column 1 (char 0)")]
    [InlineData(" \n", "Expecting value: line 2 column 1 (char 2)")]
    [InlineData("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)")]
    [InlineData("{\"a\"", "Expecting ':' delimiter: line 1 column 5 (char 4)")]
    [InlineData("{\"a\":", "Expecting value: line 1 column 6 (char 5)")]
    [InlineData("{\"a\":1", "Expecting ',' delimiter: line 1 column 7 (char 6)")]
    [InlineData("{\"a\":1,}", "Expecting property name enclosed in double quotes: line 1 column 8 (char 7)")]
    [InlineData("{\"a\" 1}", "Expecting ':' delimiter: line 1 column 6 (char 5)")]
    [InlineData("[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)")]
    [InlineData("[1,]", "Expecting value: line 1 column 4 (char 3)")]
    [InlineData("[1", "Expecting ',' delimiter: line 1 column 3 (char 2)")]
    [InlineData("\"abc", "Unterminated string starting at: line 1 column 1 (char 0)")]
    [InlineData("\"a\nb\"", "Invalid control character at: line 1 column 3 (char 2)")]
    [InlineData("\"a\\x\"", "Invalid \\escape: line 1 column 3 (char 2)")]
    [InlineData("\"\\u12g4\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)")]
    [InlineData("\"\\u12", "Invalid \\uXXXX escape: line 1 column 3 (char 2)")]
    [InlineData("{} {}", "Extra data: line 1 column 4 (char 3)")]
    [InlineData("nul", "Expecting value: line 1 column 1 (char 0)")]
    [InlineData("-", "Expecting value: line 1 column 1 (char 0)")]
    [InlineData("1.", "Extra data: line 1 column 2 (char 1)")]
    [InlineData("01", "Extra data: line 1 column 2 (char 1)")]
    [InlineData("{a:1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)")]
    [InlineData("{'a':1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)")]
    [InlineData("[\n {\"a\": tru}]", "Expecting value: line 2 column 8 (char 9)")]
    [InlineData("😀", "Expecting value: line 1 column 1 (char 0)")]
    [InlineData("\"😀\" 1", "Extra data: line 1 column 5 (char 4)")]
    [InlineData("[1,\n2\n3]", "Expecting ',' delimiter: line 3 column 1 (char 6)")]
    [InlineData("{\"a\":\"b\" \"c\":1}", "Expecting ',' delimiter: line 1 column 10 (char 9)")]
    [InlineData("{\"a\":1,\"b\"}", "Expecting ':' delimiter: line 1 column 11 (char 10)")]
    [InlineData("{\"a\":[}", "Expecting value: line 1 column 7 (char 6)")]
    [InlineData("1e", "Extra data: line 1 column 2 (char 1)")]
    [InlineData("\"\\", "Unterminated string starting at: line 1 column 1 (char 0)")]
    [InlineData(".5", "Expecting value: line 1 column 1 (char 0)")]
    [InlineData("+1", "Expecting value: line 1 column 1 (char 0)")]
    [InlineData("{\"a\":\n\n}", "Expecting value: line 3 column 1 (char 7)")]
    [InlineData("\uFEFF{}", "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)")]
    [InlineData("{\"a\": NaN}", "Out of range float values are not JSON compliant: NaN")]
    public void GetError_ReturnsPythonsMessage(string text, string problem) =>
        Assert.Equal(problem, PythonJsonParser.GetError(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void GetError_NamesTheInvalidByte() =>
        Assert.Equal(
            "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
            PythonJsonParser.GetError([(byte)'"', 0xFF, (byte)'"'])
        );

    [Theory]
    [InlineData("{}")]
    [InlineData(" [1, -2.5e+3, true, null, {\"a\": \"\\u00e4\\n\"}] ")]
    [InlineData("\"\\ud800\"")]
    [InlineData("0")]
    public void GetError_ReturnsNull_WhenPythonAcceptsTheText(string text) =>
        Assert.Null(PythonJsonParser.GetError(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void GetError_RefusesDeepNesting() =>
        Assert.Contains("recursion", PythonJsonParser.GetError(Encoding.UTF8.GetBytes(new string('[', 100_000))), StringComparison.Ordinal);
}
