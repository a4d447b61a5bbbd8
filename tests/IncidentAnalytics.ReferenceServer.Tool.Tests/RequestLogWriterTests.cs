using IncidentAnalytics.ReferenceServer.Faults;
using IncidentAnalytics.ReferenceServer.Journal;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tool.Tests;

public sealed class RequestLogWriterTests
{
    [Theory]
    [InlineData(200, "32")]
    [InlineData(201, "32")]
    [InlineData(301, "36")]
    [InlineData(404, "33")]
    [InlineData(500, "31")]
    [InlineData(503, "31")]
    public void Write_ColorsTheStatus(int status, string color) =>
        Assert.Equal(
            $"\e[2m12:34:56\e[0m  \e[{color}m{status}\e[0m  GET        12 ms  /x",
            Write(new("GET", "/x", status, null, TimeSpan.FromMilliseconds(12)), isColored: true)
        );

    [Fact]
    public void Write_NamesTheFault_WhenThereIsNoResponse() =>
        Assert.Equal(
            "\e[2m12:34:56\e[0m  \e[31m---\e[0m  POST       1.5 s  /x\e[35m  fault: drop_after_execution\e[0m",
            Write(new("POST", "/x", null, FaultKind.DropAfterExecution, TimeSpan.FromMilliseconds(1_500)), isColored: true)
        );

    [Fact]
    public void Write_HasNoEscapeSequences_WithoutColors() =>
        Assert.Equal(
            "12:34:56  503  DELETE      0 ms  /x  fault: answer",
            Write(new("DELETE", "/x", 503, FaultKind.Answer, TimeSpan.Zero), isColored: false)
        );

    [Fact]
    public void Write_ReplacesControlCharacters()
    {
        var line = Write(new("G\eT", "/\e[31m\r\n12:00:00  200\u202e\u0085", 404, null, TimeSpan.Zero), isColored: false);

        Assert.Equal("12:34:56  404  G\uFFFDT         0 ms  /\uFFFD[31m\uFFFD\uFFFD12:00:00  200\uFFFD\uFFFD", line);
    }

    [Fact]
    public void Write_ShortensLongTargets() =>
        Assert.InRange(Write(new("GET", new string('x', 100_000), 404, null, TimeSpan.Zero), isColored: false).Length, 400, 500);

    [Fact]
    public void IsColored_IsFalse_ForAnythingButTheConsole()
    {
        using var output = new StringWriter();

        Assert.False(RequestLogWriter.IsColored(output));
    }

    private static string Write(CompletedRequest request, bool isColored)
    {
        using var output = new StringWriter();
        new RequestLogWriter(output, isColored, new FixedClock()).Write(request);
        var line = output.ToString();
        Assert.EndsWith(output.NewLine, line, StringComparison.Ordinal);
        return line[..^output.NewLine.Length];
    }

    private sealed class FixedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 2, 12, 34, 56, TimeSpan.Zero);
    }
}
