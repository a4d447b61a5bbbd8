using System.Globalization;
using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>The encoded time range: its four forms, the rules of the document, and what the server makes of it.</summary>
public sealed class EventTimeRangeTests
{
    /// <summary>Some instant in an offset of its own.</summary>
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
        };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void Every_form_is_written_and_read(string text, EventTimeRange range)
    {
        Assert.Equal(text, range.ToString());
        Assert.Equal(range, EventTimeRange.Parse(text));
    }

    /// <summary>As the document has it: three ways to say the same five minutes.</summary>
    [Theory]
    [InlineData("-1.1650852300000.5")]
    [InlineData("1650852000000.-1.5")]
    [InlineData("1650852000000.1650852300000.5")]
    public void The_documents_equivalent_ranges_are_the_same_window(string text)
    {
        var window = EventTimeRange.Parse(text).Resolve(DateTimeOffset.FromUnixTimeMilliseconds(1_650_900_000_000));

        Assert.Equal((new(2022, 4, 25, 2, 0, 0, TimeSpan.Zero), new(2022, 4, 25, 2, 5, 0, TimeSpan.Zero)), window);
    }

    [Fact]
    public void The_latest_minutes_end_now_by_the_servers_clock()
    {
        var now = new DateTimeOffset(2022, 4, 25, 10, 0, 0, 250, TimeSpan.FromHours(8)).AddTicks(7);

        var (start, end) = EventTimeRange.Parse("-1.-1.60").Resolve(now);

        Assert.Equal(new(2022, 4, 25, 2, 0, 0, 250, TimeSpan.Zero), end);
        Assert.Equal(end.AddHours(-1), start);
        Assert.Equal(TimeSpan.Zero, end.Offset);
    }

    [Fact]
    public void A_computed_end_is_cut_to_now_and_a_given_one_is_not()
    {
        var now = Start.AddMinutes(2);

        Assert.Equal((Start, now), EventTimeRange.StartingAt(Start, TimeSpan.FromMinutes(5)).Resolve(now));
        Assert.Equal((Start, End), EventTimeRange.Between(Start, End).Resolve(now));
        Assert.Equal((Start, End), EventTimeRange.EndingAt(End, TimeSpan.FromMinutes(5)).Resolve(now));
    }

    [Fact]
    public void A_range_that_starts_after_now_ends_before_it_starts() =>
        Assert.Equal((End, Start), EventTimeRange.StartingAt(End, TimeSpan.FromMinutes(5)).Resolve(Start));

    [Fact]
    public void Minutes_back_beyond_1970_end_there() =>
        Assert.Equal((DateTimeOffset.UnixEpoch, Start), EventTimeRange.Create(null, null, EventTimeRangeRules.MaxMinutes).Resolve(Start));

    [Fact]
    public void The_minutes_do_not_move_ends_that_are_given() =>
        Assert.Equal((Start, End), EventTimeRange.Create(Start, End, 90).Resolve(End.AddDays(1)));

    [Fact]
    public void The_parts_can_be_asked_for()
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
    public void Durations_are_rounded_up_to_whole_minutes(long ticks, long minutes)
    {
        var duration = TimeSpan.FromTicks(ticks);
        Assert.Equal(minutes, EventTimeRange.Last(duration).Minutes);
        Assert.Equal(minutes, EventTimeRange.EndingAt(Start, duration).Minutes);
        Assert.Equal(minutes, EventTimeRange.StartingAt(Start, duration).Minutes);
    }

    [Fact]
    public void Instants_are_widened_to_whole_milliseconds() =>
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
    [InlineData("1650852000001.1650852000000.1", "endTimeInMillis 1650852000000 lies before startTimeInMillis 1650852000001.")]
    [InlineData("-2.-1.5", "startTimeInMillis -2 lies before 1970")]
    [InlineData("-1.-60000.5", "endTimeInMillis -60000 lies before 1970")]
    [InlineData("-1.299999.5", "lies before 1970: 5 minutes are too many")]
    [InlineData("253402300800000.-1.5", "startTimeInMillis 253402300800000 lies after the year 9999.")]
    [InlineData("-1.253402300800000.5", "endTimeInMillis 253402300800000 lies after the year 9999.")]
    public void A_text_that_breaks_a_rule_is_refused_in_the_words_of_the_rule(string text, string rule)
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
    public void A_text_that_is_no_range_is_refused(string text)
    {
        var e = Assert.Throws<FormatException>(() => EventTimeRange.Parse(text));
        Assert.Contains("startTimeInMillis.endTimeInMillis.durationInMinutes", e.Message, StringComparison.Ordinal);
        Assert.False(EventTimeRange.TryParse(text, out _));
    }

    [Fact]
    public void Null_is_no_range()
    {
        Assert.Equal("text", Assert.Throws<ArgumentNullException>(static () => EventTimeRange.Parse((string)null!)).ParamName);
        Assert.Throws<ArgumentNullException>(static () => ParseText<EventTimeRange>(null!));
        Assert.False(EventTimeRange.TryParse((string?)null, out _));
    }

    public static TheoryData<string, string, Func<EventTimeRange>> Refusals =>
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
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void An_argument_that_breaks_a_rule_is_refused_by_its_name(string parameter, string rule, Func<EventTimeRange> make)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            _ = make();
        });
        Assert.Equal(parameter, e.ParamName);
        Assert.Contains(rule, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, 60_000)]
    [InlineData(1, 42)]
    [InlineData(3, 125)]
    [InlineData(1441, 60_042)]
    public void The_shortest_step_has_at_most_1440_points(long minutes, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), EventTimeRange.Create(null, null, minutes).ShortestStep);

    [Fact]
    public void It_is_written_where_there_is_room_in_its_one_format()
    {
        var range = EventTimeRange.Parse("-1.-1.60");
        Span<char> room = stackalloc char[8];

        Assert.True(range.TryFormat(room, out var written));
        Assert.Equal("-1.-1.60", room[..written].ToString());
        Assert.False(range.TryFormat(room[..7], out _));
        Assert.Equal("-1.-1.60", $"{range}");
        Assert.Equal("-1.-1.60", ((IFormattable)range).ToString("", CultureInfo.GetCultureInfo("th-TH")));
        Assert.Throws<FormatException>(() => ((IFormattable)range).ToString("G", null));
        Assert.Throws<FormatException>(() => ((ISpanFormattable)range).TryFormat(new char[20], out _, "G", null));
    }

    [Fact]
    public void Generic_code_reads_it_too()
    {
        Assert.Equal(EventTimeRange.Last(TimeSpan.FromHours(1)), ParseAny<EventTimeRange>("-1.-1.60"));
        Assert.Throws<FormatException>(static () => ParseAny<EventTimeRange>("-1.-1.0"));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void It_is_the_same_in_every_culture(string culture)
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
    public void Ranges_are_equal_by_what_is_on_the_wire()
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
