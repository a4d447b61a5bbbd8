using System.CommandLine;
using IncidentAnalytics.ReferenceServer.Faults;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tool.Tests;

public sealed class FaultOptionTests
{
    [Theory]
    [InlineData("503", FaultKind.Answer, 503, 1, null, null, 0)]
    [InlineData("503@/v3/*", FaultKind.Answer, 503, 1, "/v3/*", null, 0)]
    [InlineData("2x429:7s@/api/sonar/tickets", FaultKind.Answer, 429, 2, "/api/sonar/tickets", "7", 0)]
    [InlineData("429:1500ms", FaultKind.Answer, 429, 1, null, "2", 0)]
    [InlineData("drop", FaultKind.Drop, 0, 1, null, null, 0)]
    [InlineData("3xdrop-after-execution@/x@y", FaultKind.DropAfterExecution, 0, 3, "/x@y", null, 0)]
    [InlineData("cut-body", FaultKind.CutBody, 0, 1, null, null, 0)]
    [InlineData("cut-headers", FaultKind.CutHeaders, 0, 1, null, null, 0)]
    [InlineData("corrupt-compression", FaultKind.CorruptCompression, 0, 1, null, null, 0)]
    [InlineData("cut-compression", FaultKind.CutCompression, 0, 1, null, null, 0)]
    [InlineData("endless-body", FaultKind.EndlessBody, 0, 1, null, null, 0)]
    [InlineData("1000xdelay:500ms", FaultKind.Delay, 0, 1000, null, null, 500)]
    [InlineData("delay:2m@/", FaultKind.Delay, 0, 1, "/", null, 120_000)]
    public void Parse_ReadsTheFault(string text, FaultKind kind, int status, int times, string? path, string? retryAfter, int wait)
    {
        var option = FaultOption.Create();
        var line = new RootCommand { option }.Parse(["--fault", text]);

        Assert.Empty(line.Errors);
        var fault = Assert.Single(line.GetValue(option)!);
        Assert.Equal((kind, status, times, path), (fault.Kind, fault.Status, fault.Times, fault.Path));
        Assert.Equal(retryAfter, fault.Headers.GetValueOrDefault("Retry-After"));
        Assert.Equal(TimeSpan.FromMilliseconds(wait), fault.Wait);
    }

    [Fact]
    public void Parse_ReadsThePauseOfATrickle()
    {
        var option = FaultOption.Create();

        var fault = Assert.Single(
            new RootCommand { option }
                .Parse(["--fault", "trickle:3s"])
                .GetValue(option)!
        );

        Assert.Equal((FaultKind.Trickle, TimeSpan.FromSeconds(3)), (fault.Kind, fault.Pause));
    }

    [Fact]
    public void Parse_KeepsTheOrder_WhenRepeated()
    {
        var option = FaultOption.Create();
        var line = new RootCommand { option }.Parse(["--fault", "503", "--fault", "drop"]);

        Assert.Equal([FaultKind.Answer, FaultKind.Drop], line.GetValue(option)!.Select(static fault => fault.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("700")]
    [InlineData("199")]
    [InlineData("99999999999")]
    [InlineData("DROP")]
    [InlineData("none")]
    [InlineData("delay")]
    [InlineData("trickle")]
    [InlineData("drop:5s")]
    [InlineData("delay:5")]
    [InlineData("delay:-5s")]
    [InlineData("delay:25000m")]
    [InlineData("0x503")]
    [InlineData("-1x503")]
    [InlineData("x503")]
    [InlineData("503@v3")]
    [InlineData("503@")]
    [InlineData("raw")]
    public void Parse_RefusesOtherText(string text)
    {
        var line = new RootCommand { FaultOption.Create() }.Parse(["--fault", text]);

        Assert.StartsWith($"--fault {text}: must be ", Assert.Single(line.Errors).Message, StringComparison.Ordinal);
    }
}
