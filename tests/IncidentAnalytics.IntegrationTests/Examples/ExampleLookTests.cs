using Examples;
using IncidentAnalytics.Testing;
using Spectre.Console;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>What the reports of all examples have in common.</summary>
public sealed class ExampleLookTests
{
    private static readonly char[] Punctuation = [',', ';', ':', '…'];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("TicketTrends", 60, 80, 120, 160)]
    [InlineData("EventTimeline", 60, 80, 120, 160)]
    [InlineData("SonarTriage", 60, 80, 120, 160)]
    [InlineData("OperationsDashboard", 60, 80, 120, 160)]
    public async Task TerminalReport_FitsTheWidth_WithoutBrokenWords(string example, params int[] widths)
    {
        var clock = new FakeTimeProvider();
        var data = await ExampleRun.RunAsync(example, ["--output", "json"], timeProvider: clock, cancellationToken: Cancellation);
        var plain = await ExampleRun.RunAsync(example, [], timeProvider: clock, cancellationToken: Cancellation);
        var widest = await ExampleRun.RunAsync(example, [], new ExampleTerminal(Page.MaxWidth), clock, Cancellation);
        var words = Words(data.Output + plain.Output + widest.Text).ToHashSet(StringComparer.Ordinal);

        foreach (var width in widths.OrderDescending())
        {
            var run = await ExampleRun.RunAsync(example, [], new ExampleTerminal(width), clock, Cancellation);

            run.AssertSucceeded();
            run.AssertIsDrawn(width);
            Assert.Contains(run.Text.Split('\n'), line => line.Contains('─') && Show.Width(line) >= width - 1);
            Assert.DoesNotContain(
                Words(run.Text),
                word => !words.Contains(word) && words.Any(whole => whole.StartsWith(word, StringComparison.Ordinal))
            );
        }
    }

    [Theory]
    [InlineData("TicketTrends")]
    [InlineData("EventTimeline")]
    [InlineData("SonarTriage")]
    [InlineData("OperationsDashboard")]
    public async Task TerminalReport_IsReadable_OnDarkAndLightBackgrounds(string example)
    {
        var run = await ExampleRun.RunAsync(example, [], new ExampleTerminal(120), new FakeTimeProvider(), Cancellation);

        Color[] backgrounds = [Color.FromHex("#ffffff"), Color.FromHex("#000000"), Color.FromHex("#1e1e1e")];
        var colors = EscapeCodes.TextColors(run.Output).Distinct().ToArray();
        Assert.InRange(colors.Length, 2, 8);
        Assert.DoesNotContain(null, colors);
        Assert.All(
            colors,
            color => Assert.All(backgrounds, background => Assert.InRange(EscapeCodes.Contrast(color!.Value, background), 3, 21))
        );
    }

    [Theory]
    [InlineData("TicketTrends", "incident")]
    [InlineData("EventTimeline", "Minor")]
    [InlineData("SonarTriage", "ASSIGNED")]
    [InlineData("OperationsDashboard", "Monday")]
    public async Task TerminalReport_HasNeitherColorsNorUnicode_WhereTheTerminalHasNone(string example, string row)
    {
        var terminal = new ExampleTerminal { HasColors = false, HasUnicode = false };

        var run = await ExampleRun.RunAsync(example, [], terminal, new FakeTimeProvider(), Cancellation);

        run.AssertSucceeded();
        Assert.Contains('\u001b', run.Output);
        Assert.False(EscapeCodes.HasColors(run.Output));
        Assert.Contains(run.Text.Split('\n'), line => line.StartsWith($" {row} ", StringComparison.Ordinal) && line.Contains('#'));
        Assert.DoesNotContain(run.Text, static c => c > '~' && !char.IsLetter(c));
    }

    [Theory]
    [InlineData("TicketTrends")]
    [InlineData("EventTimeline")]
    [InlineData("SonarTriage")]
    [InlineData("OperationsDashboard")]
    public async Task TerminalReport_IsDrawn_InATinyWindow(string example)
    {
        var run = await ExampleRun.RunAsync(example, [], new ExampleTerminal(12, 3), new FakeTimeProvider(), Cancellation);

        run.AssertSucceeded();
        run.AssertIsDrawn(12);
    }

    [Fact]
    public void Fit_ShortensBetweenWords_AndCountsCells()
    {
        Assert.Equal("one two three", Show.Fit("one two three", 13, "…"));
        Assert.Equal("one two…", Show.Fit("one two three", 12, "…"));
        Assert.Equal("one…", Show.Fit("one, two", 7, "…"));
        Assert.Equal("incid…", Show.Fit("incident_count", 6, "…"));
        Assert.Equal("日本…", Show.Fit("日本語日本語", 6, "…"));
        Assert.Equal("a…", Show.Fit("a😀b", 3, "…"));
        Assert.Equal("..", Show.Fit("abc", 2, "..."));
        Assert.Equal("", Show.Fit("abc", 0, "…"));
    }

    [Fact]
    public void Units_ReadAsAPersonSaysThem()
    {
        Assert.Equal(
            ["0 s", "45 s", "4 m 26 s", "1 h", "29 h 44 m", "1,421 h", "-2 m"],
            ((double[])[0, 45, 265.8, 3599.6, 107_040, 5_114_608, -120]).Select(static seconds =>
                Units.Duration(TimeSpan.FromSeconds(seconds))
            )
        );
        Assert.Equal(["92.6 %", "100.0 %"], ((double[])[0.9264, 1]).Select(Units.Percent));
        Assert.Equal(["+1,234.5 %", "-0.4 %", "0.0 %"], ((decimal[])[1234.5m, -0.4m, 0]).Select(Units.Change));
        Assert.Equal("$1,234", Units.Money(1234.4m, "USD"));
        Assert.Equal("-€5.76", Units.Money(-5.76m, "eur"));
        Assert.Equal("1,000 CHF", Units.Money(1000, "CHF"));
        Assert.Equal("12.00", Units.Money(12, null));
        Assert.Equal(
            ["119 d", "5 h", "12 m", "0 m"],
            ((double[])[2856.5, 5.9, 0.2, -1]).Select(static hours => Units.Age(TimeSpan.FromHours(hours)))
        );
    }

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '\n', '"', '(', ')', '│', '─', '╭', '╮'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => word.Trim(Punctuation))
            .Where(static word => word.Length > 0 && char.IsLetter(word[0]));
}
