using System.Globalization;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class DateFormatTests
{
    [Theory]
    [InlineData("2026", "2026-01-01T00:00:00.000Z", "2026-12-31T23:59:59.999Z")]
    [InlineData("2024-02", "2024-02-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z")]
    [InlineData("2026-05-07", "2026-05-07T00:00:00.000Z", "2026-05-07T23:59:59.999Z")]
    [InlineData("2026-05-07T08", "2026-05-07T08:00:00.000Z", "2026-05-07T08:59:59.999Z")]
    [InlineData("2026-05-07T08:09", "2026-05-07T08:09:00.000Z", "2026-05-07T08:09:59.999Z")]
    [InlineData("2026-05-07T08:09:10", "2026-05-07T08:09:10.000Z", "2026-05-07T08:09:10.999Z")]
    [InlineData("2026-05-07T08:09:10.1234567Z", "2026-05-07T08:09:10.123Z", "2026-05-07T08:09:10.123Z")]
    [InlineData("2026-05-07T08:09:10.5+02:00", "2026-05-07T06:09:10.500Z", "2026-05-07T06:09:10.500Z")]
    [InlineData("2026-05-07T08:09-0930", "2026-05-07T17:39:00.000Z", "2026-05-07T17:39:59.999Z")]
    [InlineData("1772323200000", "2026-03-01T00:00:00.000Z", "2026-03-01T00:00:00.000Z")]
    [InlineData("-1", "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z")]
    public void TryParse_FillsMissingParts(string text, string start, string end)
    {
        Assert.True(DateFormat.Default.TryParse(text, Zone.Utc, roundUp: false, out var first));
        Assert.True(DateFormat.Default.TryParse(text, Zone.Utc, roundUp: true, out var last));
        Assert.Equal((start, end), (DateFormat.Default.Format(first, Zone.Utc), DateFormat.Default.Format(last, Zone.Utc)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("26-05-07")]
    [InlineData("2026-13")]
    [InlineData("2026-02-29")]
    [InlineData("2026-05-07 08:09")]
    [InlineData("2026-05-07T24:00:00Z")]
    [InlineData("2026-05-07T08:60")]
    [InlineData("2026-05-07T08:09:10.Z")]
    [InlineData("2026-05-07T08:09:10+99:00")]
    [InlineData("2026-05-07T08:09:10Z tail")]
    public void TryParse_ReturnsFalse_WhenTextIsNotADate(string text) =>
        Assert.False(DateFormat.Default.TryParse(text, Zone.Utc, roundUp: false, out _));

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2026-03-09 14:05:06")]
    [InlineData("dd/MM/yy", "09/03/26")]
    [InlineData("d.M.yyyy H:m:s", "9.3.2026 14:5:6")]
    [InlineData("MMM d, yyyy hh:mm a", "Mar 9, 2026 02:05 PM")]
    [InlineData("EEEE d MMMM uuuu", "Monday 9 March 2026")]
    [InlineData("yyyy-DDD", "2026-068")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2026-03-09T14:05:06.007Z")]
    [InlineData("HH 'o''clock'", "14 oclock")]
    [InlineData("basic_date", "20260309")]
    [InlineData("basic_date_time_no_millis", "20260309T140506Z")]
    [InlineData("strict_date_hour_minute", "2026-03-09T14:05")]
    [InlineData("date_time", "2026-03-09T14:05:06.007Z")]
    [InlineData("year_month", "2026-03")]
    [InlineData("epoch_millis", "1773065106007")]
    [InlineData("epoch_second", "1773065106.007")]
    [InlineData("HH X", "14 Z")]
    [InlineData("HH x", "14 +00")]
    public void Format_RoundTrips(string format, string expected)
    {
        var date = DateFormat.Parse(format);
        var millis = new CivilTime(2026, 3, 9, 14, 5, 6, 7).ToMillis();
        Assert.Equal(expected, date.Format(millis, Zone.Utc));

        Assert.True(date.TryParse(expected, Zone.Utc, roundUp: false, out var read));
        Assert.Equal(expected, date.Format(read, Zone.Utc));
    }

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm XXX", "2026-07-01 02:00 +02:00")]
    [InlineData("yyyy-MM-dd HH:mm Z", "2026-07-01 02:00 +0200")]
    [InlineData("strict_date_optional_time", "2026-07-01T02:00:00.000+02:00")]
    public void Format_WritesOffsetOfZone(string format, string expected)
    {
        var berlin = Zone.Parse("Europe/Berlin");
        var millis = new CivilTime(2026, 7, 1).ToMillis();
        Assert.Equal(expected, DateFormat.Parse(format).Format(millis, berlin));
        Assert.True(DateFormat.Parse(format).TryParse(expected, Zone.Utc, roundUp: false, out var read));
        Assert.Equal(millis, read);
    }

    [Fact]
    public void Format_UsesFirstPattern_AndTryParseUsesAll()
    {
        var format = DateFormat.Parse("dd/MM/yyyy||yyyy");
        Assert.True(format.TryParse("2026", Zone.Utc, roundUp: false, out var millis));
        Assert.Equal("01/01/2026", format.Format(millis, Zone.Utc));
    }

    [Theory]
    [InlineData("yyyy-JJ", "Unknown pattern letter: J")]
    [InlineData("yyyy 'open", "a quoted text is not closed")]
    [InlineData("", "No date pattern provided")]
    public void Parse_Throws_WhenFormatIsInvalid(string format, string reason) =>
        Assert.Contains(reason, Assert.Throws<AggregationException>(() => DateFormat.Parse(format)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("now", "2026-03-10T15:30:20.000Z")]
    [InlineData("now-1d", "2026-03-09T15:30:20.000Z")]
    [InlineData("now-90m", "2026-03-10T14:00:20.000Z")]
    [InlineData("now+2h/h", "2026-03-10T17:00:00.000Z")]
    [InlineData("now/d", "2026-03-10T00:00:00.000Z")]
    [InlineData("now/w", "2026-03-09T00:00:00.000Z")]
    [InlineData("now/M", "2026-03-01T00:00:00.000Z")]
    [InlineData("now-1y/y", "2025-01-01T00:00:00.000Z")]
    [InlineData("now+1w-30s", "2026-03-17T15:29:50.000Z")]
    [InlineData("2026-01-31||+1M", "2026-02-28T00:00:00.000Z")]
    [InlineData("2026-01-31||/M+d", "2026-01-02T00:00:00.000Z")]
    public void DateMath_AppliesSteps(string text, string expected) =>
        Assert.Equal(expected, DateFormat.Default.Format(Math(Zone.Utc).Parse(text), Zone.Utc));

    [Theory]
    [InlineData("now/d", "2026-03-10T23:59:59.999Z")]
    [InlineData("now/M", "2026-03-31T23:59:59.999Z")]
    [InlineData("now-1d", "2026-03-09T15:30:20.000Z")]
    [InlineData("2026-02||/M", "2026-02-28T23:59:59.999Z")]
    [InlineData("2026-02||+1d", "2026-02-02T00:00:00.000Z")]
    public void DateMath_RoundsUpToLastMillisecond(string text, string expected) =>
        Assert.Equal(expected, DateFormat.Default.Format(Math(Zone.Utc).Parse(text, roundUp: true), Zone.Utc));

    [Fact]
    public void DateMath_UsesLocalTimeOfZone()
    {
        var berlin = Math(Zone.Parse("Europe/Berlin"));
        Assert.Equal("2026-03-09T23:00:00.000Z", DateFormat.Default.Format(berlin.Parse("now/d"), Zone.Utc));
        Assert.Equal("2026-03-29T10:00:00.000Z", DateFormat.Default.Format(berlin.Parse("2026-03-28T12:00:00||+1d"), Zone.Utc));
        Assert.Equal("2026-03-29T11:00:00.000Z", DateFormat.Default.Format(berlin.Parse("2026-03-28T12:00:00||+24h"), Zone.Utc));
    }

    [Theory]
    [InlineData("now-")]
    [InlineData("now-1")]
    [InlineData("now-1x")]
    [InlineData("now/2d")]
    [InlineData("now d")]
    [InlineData("now-99999999999d")]
    public void DateMath_Throws_WhenStepsAreInvalid(string text) =>
        Assert.Contains(
            "date math",
            Assert.Throws<AggregationException>(() => Math(Zone.Utc).Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(-719_162L, 1, 1, 1)]
    [InlineData(-1L, 1969, 12, 31)]
    [InlineData(11_016L, 2000, 2, 29)]
    [InlineData(2_932_896L, 9999, 12, 31)]
    [InlineData(2_932_897L, 10000, 1, 1)]
    public void CivilTime_SupportsYearsBeyondFourDigits(long days, long year, int month, int day)
    {
        var time = CivilTime.FromMillis(days * CivilTime.MillisPerDay);
        Assert.Equal(new CivilTime(year, month, day), time);
        Assert.Equal(days * CivilTime.MillisPerDay, time.ToMillis());
    }

    [Fact]
    public void CivilTime_AgreesWithDateTime()
    {
        for (var date = new DateOnly(1600, 1, 1); date.Year < 2400; date = date.AddDays(1))
        {
            var days = date.DayNumber - 719_162L;
            Assert.Equal(new CivilTime(date.Year, date.Month, date.Day), CivilTime.FromMillis(days * CivilTime.MillisPerDay));
        }
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Pacific/Apia")]
    public void Rounding_ReturnsIntervalThatContainsInstant(string name)
    {
        var zone = Zone.Parse(name);
        Rounding[] roundings =
        [
            new CalendarRounding(CalendarUnit.Hour, zone),
            new CalendarRounding(CalendarUnit.Day, zone),
            new CalendarRounding(CalendarUnit.Month, zone),
            new FixedRounding(30 * 60_000, zone),
            new FixedRounding(CivilTime.MillisPerDay, zone),
            new OffsetRounding(new CalendarRounding(CalendarUnit.Day, zone), 6 * 3_600_000),
        ];
        var end = new CivilTime(2012, 1, 1).ToMillis();
        for (var instant = new CivilTime(2011, 1, 1).ToMillis() + 1; instant < end; instant += 47 * 60_000)
        {
            foreach (var rounding in roundings)
            {
                var key = rounding.Round(instant);
                Assert.InRange(instant, key, rounding.Next(key) - 1);
                Assert.Equal(key, rounding.Round(key));
            }
        }
    }

    private static DateMath Math(Zone zone) =>
        new(DateFormat.Default, zone, () => DateTimeOffset.Parse("2026-03-10T15:30:20Z", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("X", "+02:00", "+02")]
    [InlineData("x", "-05:00", "-05")]
    [InlineData("X", "+05:30", "+0530")]
    [InlineData("XX", "+02:00", "+0200")]
    [InlineData("XXX", "+02:00", "+02:00")]
    public void Format_WritesOffsetByNumberOfLetters(string format, string zone, string expected) =>
        Assert.Equal(expected, DateFormat.Parse(format).Format(0, Zone.Parse(zone)));

    [Theory]
    [InlineData("yyyyyyyyyyyyyyyyyyyy")]
    [InlineData("SSSSSSSSSS")]
    [InlineData("MMMMMM")]
    [InlineData("HHH")]
    [InlineData("aa")]
    public void Parse_Throws_WhenLetterIsRepeatedTooOften(string format) =>
        Assert.Contains(
            "Too many pattern letters",
            Assert.Throws<AggregationException>(() => DateFormat.Parse(format)).Message,
            StringComparison.Ordinal
        );
}
