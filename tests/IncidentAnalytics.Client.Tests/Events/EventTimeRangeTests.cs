using System.Globalization;
using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>The encoded time range: its four forms, the documented rules, and how the server resolves it.</summary>
public sealed class EventTimeRangeTests
{
    /// <summary>An instant with an offset.</summary>
    private static readonly DateTimeOffset Start = new(2022, 4, 25, 9, 20, 0, TimeSpan.FromHours(8));

    private static readonly DateTimeOffset End = Start.AddMinutes(5);

    public static TheoryData<string, EventTimeRange> Forms =>
        new()
        {
            { "-1.-1.60", EventTimeRange.Last(TimeSpan.FromHours(1)) },
            { "-1.1650850200000.5", EventTimeRange.EndingAt(End.AddMinutes(5), TimeSpan.FromMinutes(5)) },
            { "1650849600000.-1.5", EventTimeRange.StartingAt(Start, TimeSpan.FromMinutes(5)) },
            { "1650849600000.1650849900000.5", EventTimeRange.Between(Start, End) },
            { "1650849600000.1650849900000.4", EventTimeRange.Create(Start, End, 4) },
            { "1650849600000.1650849900000.90", EventTimeRange.Create(Start, End, 90) },
            { "-1.-1.1", EventTimeRange.Create(null, null, 1) },
            { "0.0.1", EventTimeRange.Between(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch) },
            { "-1.60000.1", EventTimeRange.EndingAt(DateTimeOffset.UnixEpoch.AddMinutes(1), TimeSpan.FromMinutes(1)) },
            { "0.253402300799999.4223371680", EventTimeRange.Between(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue) },
            { "253402300799999.-1.1", EventTimeRange.StartingAt(DateTimeOffset.MaxValue, TimeSpan.FromMinutes(1)) },
        };

    public static TheoryData<string, string, Func<EventTimeRange>> InvalidArguments =>
        new()
        {
            { "duration", "greater than 0", static () => EventTimeRange.Last(TimeSpan.Zero) },
            { "duration", "greater than 0", static () => EventTimeRange.Last(TimeSpan.FromSeconds(-90)) },
            { "duration", "at most", static () => EventTimeRange.Last(TimeSpan.MaxValue) },
            { "duration", "greater than 0", static () => EventTimeRange.EndingAt(Start, TimeSpan.FromTicks(-1)) },
            {
                "duration",
                "before 1970",
                static () => EventTimeRange.EndingAt(DateTimeOffset.UnixEpoch.AddMinutes(4), TimeSpan.FromMinutes(5))
            },
            { "end", "before 1970", static () => EventTimeRange.EndingAt(DateTimeOffset.UnixEpoch.AddTicks(-1), TimeSpan.FromMinutes(5)) },
            {
                "start",
                "before 1970",
                static () => EventTimeRange.StartingAt(DateTimeOffset.UnixEpoch.AddMilliseconds(-1), TimeSpan.FromMinutes(5))
            },
            { "start", "before 1970", static () => EventTimeRange.StartingAt(DateTimeOffset.MinValue, TimeSpan.FromMinutes(5)) },
            { "duration", "greater than 0", static () => EventTimeRange.StartingAt(Start, TimeSpan.Zero) },
            { "start", "before 1970", static () => EventTimeRange.Between(DateTimeOffset.UnixEpoch.AddTicks(-1), Start) },
            { "end", "before startTimeInMillis", static () => EventTimeRange.Between(End, Start) },
            { "end", "before startTimeInMillis", static () => EventTimeRange.Create(End, Start, 5) },
            { "minutes", "greater than 0", static () => EventTimeRange.Create(null, null, 0) },
            { "minutes", "(60 x 1000) - 1", static () => EventTimeRange.Create(Start, End, 3) },
            { "minutes", "at most", static () => EventTimeRange.Create(null, null, long.MaxValue) },
        };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void Parse_RoundTripsEveryForm(string text, EventTimeRange range)
    {
        Assert.Equal(text, range.ToString());
        Assert.Equal(range, EventTimeRange.Parse(text));
    }

    /// <summary>The documented example: three forms of the same five minutes.</summary>
    [Theory]
    [InlineData("-1.1650852300000.5")]
    [InlineData("1650852000000.-1.5")]
    [InlineData("1650852000000.1650852300000.5")]
    public void Resolve_IsSame_ForDocumentedEquivalents(string text)
    {
        var window = EventTimeRange.Parse(text).Resolve(DateTimeOffset.FromUnixTimeMilliseconds(1_650_900_000_000));

        Assert.Equal((new(2022, 4, 25, 2, 0, 0, TimeSpan.Zero), new(2022, 4, 25, 2, 5, 0, TimeSpan.Zero)), window);
    }

    [Fact]
    public void Resolve_EndsNow_ForLast()
    {
        var now = new DateTimeOffset(2022, 4, 25, 10, 0, 0, 250, TimeSpan.FromHours(8)).AddTicks(7);

        var (start, end) = EventTimeRange.Parse("-1.-1.60").Resolve(now);

        Assert.Equal(new(2022, 4, 25, 2, 0, 0, 250, TimeSpan.Zero), end);
        Assert.Equal(end.AddHours(-1), start);
        Assert.Equal(TimeSpan.Zero, end.Offset);
    }

    [Fact]
    public void Resolve_LimitsOnlyComputedEndToNow()
    {
        var now = Start.AddMinutes(2);

        Assert.Equal((Start, now), EventTimeRange.StartingAt(Start, TimeSpan.FromMinutes(5)).Resolve(now));
        Assert.Equal((Start, End), EventTimeRange.Between(Start, End).Resolve(now));
        Assert.Equal((Start, End), EventTimeRange.EndingAt(End, TimeSpan.FromMinutes(5)).Resolve(now));
    }

    [Fact]
    public void Resolve_EndsBeforeStart_WhenStartIsAfterNow() =>
        Assert.Equal((End, Start), EventTimeRange.StartingAt(End, TimeSpan.FromMinutes(5)).Resolve(Start));

    [Fact]
    public void Resolve_StartsAt1970_WhenMinutesReachBeyond() =>
        Assert.Equal((DateTimeOffset.UnixEpoch, Start), EventTimeRange.Create(null, null, EventTimeRangeRules.MaxMinutes).Resolve(Start));

    [Fact]
    public void Resolve_IgnoresMinutes_WhenBothEndsAreGiven() =>
        Assert.Equal((Start, End), EventTimeRange.Create(Start, End, 90).Resolve(End.AddDays(1)));

    [Fact]
    public void Properties_ReturnParts()
    {
        var range = EventTimeRange.Parse("1650849600000.-1.5");

        Assert.Equal((Start, null, 5L), (range.Start, range.End, range.Minutes));
        Assert.Equal(TimeSpan.Zero, range.Start!.Value.Offset);
        Assert.Equal((null, Start), (EventTimeRange.Parse("-1.1650849600000.5").Start, EventTimeRange.Parse("-1.1650849600000.5").End));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(TimeSpan.TicksPerMinute, 1)]
    [InlineData(TimeSpan.TicksPerMinute + 1, 2)]
    [InlineData(TimeSpan.TicksPerHour, 60)]
    public void Last_RoundsUpToWholeMinutes(long ticks, long minutes)
    {
        var duration = TimeSpan.FromTicks(ticks);
        Assert.Equal(minutes, EventTimeRange.Last(duration).Minutes);
        Assert.Equal(minutes, EventTimeRange.EndingAt(Start, duration).Minutes);
        Assert.Equal(minutes, EventTimeRange.StartingAt(Start, duration).Minutes);
    }

    [Fact]
    public void Between_WidensInstantsToWholeMilliseconds() =>
        Assert.Equal("1650849600000.1650849600001.1", EventTimeRange.Between(Start.AddTicks(1), Start.AddTicks(2)).ToString());

    [Theory]
    [InlineData("0.0.0", "durationInMinutes must be greater than 0, not 0.")]
    [InlineData("-1.-1.-5", "durationInMinutes must be greater than 0, not -5.")]
    [InlineData("-1.-1.4223371681", "durationInMinutes must be at most 4223371680")]
    [InlineData(
        "1650852000000.1650852300000.3",
        "durationInMinutes must be greater than or equal to (endTimeInMillis - startTimeInMillis)/(60 x 1000) - 1"
    )]
    [InlineData("1650852000000.1650852300001.4", "durationInMinutes must be greater than or equal to")]
    [InlineData("1650852000001.1650852000000.1", "endTimeInMillis 1650852000000 is before startTimeInMillis 1650852000001.")]
    [InlineData("-2.-1.5", "startTimeInMillis -2 is before 1970")]
    [InlineData("-1.-60000.5", "endTimeInMillis -60000 is before 1970")]
    [InlineData("-1.299999.5", "is before 1970: 5 minutes are too many")]
    [InlineData("253402300800000.-1.5", "startTimeInMillis 253402300800000 is after the year 9999.")]
    [InlineData("-1.253402300800000.5", "endTimeInMillis 253402300800000 is after the year 9999.")]
    public void Parse_ThrowsWithRule_WhenTextBreaksRule(string text, string rule)
    {
        Assert.Contains(rule, Assert.Throws<FormatException>(() => EventTimeRange.Parse(text)).Message, StringComparison.Ordinal);
        Assert.False(EventTimeRange.TryParse(text, out var none));
        Assert.Null(none);
    }

    [Theory]
    [InlineData("")]
    [InlineData("60")]
    [InlineData("-1.60")]
    [InlineData("-1.-1.60.")]
    [InlineData("-1.-1.60.60")]
    [InlineData("-1.-1.")]
    [InlineData(".-1.60")]
    [InlineData("-1.-1.1e3")]
    [InlineData("-1.-1.+60")]
    [InlineData("-1.-1.060")]
    [InlineData("-0.-1.60")]
    [InlineData("-01.-1.60")]
    [InlineData(" -1.-1.60")]
    [InlineData("-1.-1.60 ")]
    [InlineData("-1,-1,60")]
    [InlineData("−1.−1.60")]
    [InlineData("-1.-1.๖๐")]
    [InlineData("-1.-1.99999999999999999999")]
    public void Parse_Throws_WhenTextIsNotRange(string text)
    {
        var e = Assert.Throws<FormatException>(() => EventTimeRange.Parse(text));
        Assert.Contains("startTimeInMillis.endTimeInMillis.durationInMinutes", e.Message, StringComparison.Ordinal);
        Assert.False(EventTimeRange.TryParse(text, out _));
    }

    [Fact]
    public void Parse_Throws_WhenTextIsNull()
    {
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(static () => EventTimeRange.Parse((string)null!)).ParamName);
        Assert.Throws<ArgumentNullException>(static () => ParseText<EventTimeRange>(null!));
        Assert.False(EventTimeRange.TryParse((string?)null, out _));
    }

    [Theory]
    [MemberData(nameof(InvalidArguments), DisableDiscoveryEnumeration = true)]
    public void Create_Throws_WhenArgumentBreaksRule(string parameter, string rule, Func<EventTimeRange> create)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            _ = create();
        });
        Assert.Equal(parameter, e.ParamName);
        Assert.Contains(rule, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, 60_000)]
    [InlineData(1, 42)]
    [InlineData(3, 125)]
    [InlineData(1441, 60_042)]
    public void MinStep_AllowsAtMost1440Points(long minutes, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), EventTimeRange.Create(null, null, minutes).MinStep);

    [Fact]
    public void TryFormat_WritesText_WhenDestinationHasRoom()
    {
        var range = EventTimeRange.Parse("-1.-1.60");
        Span<char> room = stackalloc char[8];

        Assert.True(range.TryFormat(room, out var written));
        Assert.Equal("-1.-1.60", room[..written].ToString());
        Assert.False(range.TryFormat(room[..7], out _));
        Assert.Equal("-1.-1.60", $"{range}");
        Assert.Equal("-1.-1.60", ((IFormattable)range).ToString("", CultureInfo.GetCultureInfo("th-TH")));
        var e = Assert.Throws<FormatException>(() => ((IFormattable)range).ToString("G", null));
        Assert.Equal("A time range of the events service has a single format, so 'G' is not supported.", e.Message);
        Assert.Throws<FormatException>(() => ((ISpanFormattable)range).TryFormat(new char[20], out _, "G", null));
    }

    [Fact]
    public void Parse_WorksThroughGenericInterfaces()
    {
        Assert.Equal(EventTimeRange.Last(TimeSpan.FromHours(1)), ParseAny<EventTimeRange>("-1.-1.60"));
        Assert.Throws<FormatException>(static () => ParseAny<EventTimeRange>("-1.-1.0"));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void ToString_IgnoresCulture(string culture)
    {
        using var _ = new CultureScope(culture);
        Assert.Equal("-1.1650849600000.5", EventTimeRange.EndingAt(Start, TimeSpan.FromMinutes(5)).ToString());
        Assert.Equal("-1.1650849600000.5", ParseAny<EventTimeRange>("-1.1650849600000.5").ToString());
        Assert.Contains(
            "startTimeInMillis -2 ",
            Assert.Throws<FormatException>(static () => EventTimeRange.Parse("-2.-1.5")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Equals_ComparesWireValues()
    {
        Assert.Equal(EventTimeRange.Between(Start, End), EventTimeRange.Between(Start.ToUniversalTime(), End));
        Assert.NotEqual(EventTimeRange.Create(Start, End, 5), EventTimeRange.Create(Start, End, 6));
        Assert.NotEqual(EventTimeRange.Create(Start, null, 5), EventTimeRange.Create(null, Start, 5));
    }

    private static T ParseAny<T>(string text)
        where T : ISpanParsable<T>
    {
        var culture = CultureInfo.CurrentCulture;
        var range = ParseText<T>(text);
        Assert.True(T.TryParse(text.AsSpan(), culture, out var again));
        Assert.Equal(range, again);
        Assert.Equal(range, T.Parse(text.AsSpan(), culture));
        return range;
    }

    private static T ParseText<T>(string text)
        where T : IParsable<T>
    {
        var range = T.Parse(text, CultureInfo.CurrentCulture);
        Assert.True(T.TryParse(text, CultureInfo.CurrentCulture, out var again));
        Assert.Equal(range, again);
        return range;
    }
}
