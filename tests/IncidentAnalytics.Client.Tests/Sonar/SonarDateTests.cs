using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

public sealed class SonarDateTests
{
    private static readonly DateTimeOffset Documented = new(2022, 9, 14, 17, 34, 19, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("fi-FI")]
    [InlineData("de-DE")]
    public void Format_RoundTripsTheDocumentedDate_InAnyCulture(string culture)
    {
        using var _ = new CultureScope(culture);

        Assert.Equal("2022-09-14 17:34:19+0900", SonarDate.FormatFloor(Documented));
        Assert.True(IsoInstant.TryParse("2022-09-14 17:34:19+0900", out var read));
        Assert.True(Documented.EqualsExact(read));
    }

    [Fact]
    public void Format_RoundTripsWholeSeconds_InEveryOffset() =>
        Property.Holds(
            Prop.ForAll(
                Instants(),
                static instant =>
                {
                    var second = instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));
                    return IsoInstant.TryParse(SonarDate.FormatFloor(second), out var read)
                        && second.EqualsExact(read)
                        && SonarDate.FormatCeiling(second) == SonarDate.FormatFloor(second);
                }
            )
        );

    [Fact]
    public void FloorAndCeiling_EncloseTheInstantWithinASecond() =>
        Property.Holds(
            Prop.ForAll(
                Instants(),
                static instant =>
                    IsoInstant.TryParse(SonarDate.FormatFloor(instant), out var floor)
                    && IsoInstant.TryParse(SonarDate.FormatCeiling(instant), out var ceiling)
                    && floor <= instant
                    && instant <= ceiling
                    && instant - floor < TimeSpan.FromSeconds(1)
                    && ceiling - instant < TimeSpan.FromSeconds(1)
                    && floor.Offset == instant.Offset
                    && ceiling.Offset == instant.Offset
            )
        );

    [Fact]
    public void FloorAndCeiling_WorkAtTheEndsOfTheCalendar()
    {
        Assert.Equal("9999-12-31 23:59:59+0000", SonarDate.FormatCeiling(DateTimeOffset.MaxValue));
        Assert.Equal("9999-12-31 09:59:59-1400", SonarDate.FormatCeiling(DateTimeOffset.MaxValue.ToOffset(TimeSpan.FromHours(-14))));
        Assert.Equal("9999-12-31 23:59:59+0900", SonarDate.FormatCeiling(new DateTimeOffset(DateTime.MaxValue, TimeSpan.FromHours(9))));
        Assert.Equal("0001-01-01 00:00:00+0000", SonarDate.FormatFloor(DateTimeOffset.MinValue));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Converter_ReadsNullAndEmptyTextAsNull(string json) => Assert.Null(Read(json).Closed);

    [Theory]
    [InlineData("\"2022-09-14 17:34:19\\u002B0900\"")]
    [InlineData("\"\\u0032022-09-14 17:34:19+0900\"")]
    public void Converter_ReadsEscapedText(string json) => Assert.True(Documented.EqualsExact(Read(json).Closed!.Value));

    [Theory]
    [InlineData("1663144459000")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"soon\"")]
    [InlineData("\" \"")]
    [InlineData("\"\\uD800\"")]
    public void Converter_NamesThePath_WhenTheDateIsInvalid(string json) =>
        Assert.Equal("$.closed", Assert.Throws<JsonException>(() => Read(json)).Path);

    [Fact]
    public void Converter_WritesWithoutEscapes_AndOmitsNull() =>
        Assert.Equal("""{"created":"2022-09-14 17:34:19+0900"}""", new SonarTicket { Created = Documented }.ToString());

    private static SonarTicket Read(string json) =>
        JsonSerializer.Deserialize($$"""{"closed":{{json}}}""", SonarJsonContext.Default.SonarTicket)!;

    private static Arbitrary<DateTimeOffset> Instants() =>
        (
            from second in Gen.Choose(int.MinValue, int.MaxValue)
            from tick in Gen.Frequency((1, Gen.Elements(0, 1, 9_999_999)), (3, Gen.Choose(0, 9_999_999)))
            from offset in Gen.Choose(-14 * 60, 14 * 60)
            select DateTimeOffset.UnixEpoch.AddSeconds(second).AddTicks(tick).ToOffset(TimeSpan.FromMinutes(offset))
        ).ToArbitrary();
}
