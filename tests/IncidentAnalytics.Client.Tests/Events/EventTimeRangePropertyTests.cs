using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Events;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

/// <summary>Properties of every range, compared with a second implementation of the documented rules.</summary>
public sealed class EventTimeRangePropertyTests
{
    private const long MaxInstant = 253_402_300_799_999;

    private static readonly string[] Cultures = ["", "th-TH", "fi-FI", "ar-SA", "sv-SE", "fa-IR"];

    [Fact]
    public void Parse_RoundTripsEveryRange() =>
        Property.Holds(
            Prop.ForAll(
                Ranges().Zip(Gen.Elements(Cultures)).ToArbitrary(),
                static c =>
                {
                    using var _ = new CultureScope(c.Item2);
                    var text = c.Item1.ToString();
                    return EventTimeRange.Parse(text) == c.Item1 && EventTimeRange.TryParse(text, out var read) && read == c.Item1;
                }
            )
        );

    [Fact]
    public void TryParse_ReadsExactlyWhatRulesAllow() =>
        Property.Holds(
            Prop.ForAll(
                Parts().Zip(Gen.Elements(Cultures)).ToArbitrary(),
                static c =>
                {
                    using var _ = new CultureScope(c.Item2);
                    var (start, end, minutes) = c.Item1;
                    var text = string.Create(CultureInfo.InvariantCulture, $"{start}.{end}.{minutes}");
                    var isRead = EventTimeRange.TryParse(text, out var range);
                    return isRead == IsAllowed(start, end, minutes)
                        && (
                            !isRead
                            || (
                                range!.ToString() == text
                                && range.Minutes == minutes
                                && Milliseconds(range.Start) == start
                                && Milliseconds(range.End) == end
                            )
                        );
                }
            )
        );

    [Fact]
    public void Generator_CreatesEnoughValidAndInvalidTexts()
    {
        var parts = Parts().Sample(1000, 100).ToList();
        Assert.InRange(parts.Count(static p => IsAllowed(p.Start, p.End, p.Minutes)), 200, 800);
    }

    [Fact]
    public void Parse_ThrowsOnlyFormatException_ForAnyText() =>
        Property.Holds(
            Prop.ForAll(
                Gen.Elements("-1.0569 +e,๖−".ToCharArray()).ArrayOf().Select(static c => new string(c)).ToArbitrary(),
                static text =>
                {
                    if (EventTimeRange.TryParse(text, out var range))
                        return range.ToString() == text && EventTimeRange.Parse(text) == range;

                    Assert.Throws<FormatException>(() => EventTimeRange.Parse(text));
                    return true;
                }
            )
        );

    [Fact]
    public void Resolve_HasLengthOfMinutes_AndEndsByNow() =>
        Property.Holds(
            Prop.ForAll(
                Ranges().Zip(Numbers(0, MaxInstant)).ToArbitrary(),
                static c =>
                {
                    var (range, present) = c;
                    var (start, end) = range.Resolve(DateTimeOffset.FromUnixTimeMilliseconds(present));
                    var (s, e) = (start.ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds());
                    return (range.Start, range.End) switch
                    {
                        (null, null) => e == present && s == Math.Max(0, e - (range.Minutes * 60_000)),
                        (null, _) => end == range.End && e - s == range.Minutes * 60_000,
                        (_, null) => start == range.Start && e <= present && (e == present || e - s == range.Minutes * 60_000),
                        _ => start == range.Start && end == range.End,
                    };
                }
            )
        );

    [Fact]
    public void Resolve_IsSame_ForEquivalentForms() =>
        Property.Holds(
            Prop.ForAll(
                Numbers(0, MaxInstant / 2).Zip(Numbers(1, 2_000_000)).ToArbitrary(),
                static c =>
                {
                    var (start, minutes) = (DateTimeOffset.FromUnixTimeMilliseconds(c.Item1), c.Item2);
                    var end = start.AddMinutes(minutes);
                    var later = end.AddMilliseconds(1);
                    var window = EventTimeRange.Create(start, end, minutes).Resolve(later);
                    return window == EventTimeRange.Create(null, end, minutes).Resolve(later)
                        && window == EventTimeRange.Create(start, null, minutes).Resolve(later)
                        && window == EventTimeRange.Create(null, null, minutes).Resolve(end)
                        && EventTimeRange.Between(start, end) == EventTimeRange.Create(start, end, minutes);
                }
            )
        );

    [Fact]
    public void FromTimeRange_WidensByLessThanOneMinute() =>
        Property.Holds(
            Prop.ForAll(
                Numbers(0, MaxInstant * 5_000).Zip(Numbers(0, TimeSpan.TicksPerDay * 400)).ToArbitrary(),
                static c =>
                {
                    var start = DateTimeOffset.UnixEpoch.AddTicks(c.Item1);
                    var end = start.AddTicks(c.Item2);
                    var between = EventTimeRange.FromTimeRange(TimeRange.Between(start, end), DateTimeOffset.UnixEpoch);
                    var since = EventTimeRange.FromTimeRange(TimeRange.Since(start), end);
                    var last = EventTimeRange.FromTimeRange(TimeRange.Last(TimeSpan.FromTicks(c.Item2 + 1)), DateTimeOffset.UnixEpoch);
                    var millisecond = TimeSpan.FromMilliseconds(1);
                    return between.Start <= start
                        && start - between.Start < millisecond
                        && between.End >= end
                        && between.End - end < millisecond
                        && since.Start == between.Start
                        && since.End is null
                        && since.Minutes == between.Minutes
                        && since.Start + TimeSpan.FromMinutes(since.Minutes) >= end
                        && last is { Start: null, End: null }
                        && TimeSpan.FromMinutes(last.Minutes) >= TimeSpan.FromTicks(c.Item2 + 1)
                        && TimeSpan.FromMinutes(last.Minutes - 1) < TimeSpan.FromTicks(c.Item2 + 1);
                }
            )
        );

    [Fact]
    public void FindStepViolation_AllowsAtMost1440Points() =>
        Property.Holds(
            Prop.ForAll(
                Numbers(1, 3_000_000).Zip(Numbers(-3, 3)).Zip(Numbers(1, 100_000_000)).ToArbitrary(),
                static c =>
                {
                    var ((minutes, distance), any) = c;
                    var near = Math.Max(1, (minutes * 60_000 / 1440) + distance);
                    return new[] { near, any }.All(step =>
                        EventTimeRangeRules.FindStepViolation(minutes, step) is null == (minutes * 60_000m / step <= 1440m)
                    );
                }
            )
        );

    /// <summary>The documented rules, in exact arithmetic, and the range of DateTimeOffset.</summary>
    private static bool IsAllowed(long start, long end, long minutes)
    {
        if (minutes <= 0 || minutes > 4_223_371_680 || start is < -1 or > MaxInstant || end is < -1 or > MaxInstant)
            return false;
        return (start, end) switch
        {
            (_, -1) => true,
            (-1, _) => end - (minutes * 60_000m) >= 0,
            _ => end >= start && minutes >= ((end - start) / 60_000m) - 1,
        };
    }

    private static long Milliseconds(DateTimeOffset? instant) => instant?.ToUnixTimeMilliseconds() ?? -1;

    private static Gen<EventTimeRange> Ranges() =>
        from start in Numbers(0, MaxInstant)
        from length in Gen.OneOf(Numbers(0, 10_000_000), Numbers(0, MaxInstant))
        from more in Gen.OneOf(Gen.Constant(0L), Gen.Constant(-1L), Numbers(0, 100_000))
        from form in Gen.Choose(0, 3)
        let end = Math.Min(MaxInstant, start + length)
        let minutes = Math.Clamp(((end - start + 59_999) / 60_000) + more, 1, 4_223_371_680)
        select form switch
        {
            0 => EventTimeRange.Create(null, null, minutes),
            1 => EventTimeRange.Create(
                null,
                DateTimeOffset.FromUnixTimeMilliseconds(end),
                Math.Clamp(minutes, 1, Math.Max(1, end / 60_000))
            ),
            2 => EventTimeRange.Create(DateTimeOffset.FromUnixTimeMilliseconds(start), null, minutes),
            _ => EventTimeRange.Create(
                DateTimeOffset.FromUnixTimeMilliseconds(start),
                DateTimeOffset.FromUnixTimeMilliseconds(end),
                minutes
            ),
        };

    /// <summary>Texts of all forms, half of them close to the limit of a rule.</summary>
    private static Gen<(long Start, long End, long Minutes)> Parts() =>
        from start in Gen.OneOf(
            Numbers(0, MaxInstant),
            Numbers(1_600_000_000_000, 1_700_000_000_000),
            Numbers(0, 120_000),
            Gen.Elements(-1L, -1L, -2L, -60_000L, 0L, MaxInstant, MaxInstant + 1)
        )
        from length in Gen.OneOf(
            Numbers(-2, 600_000),
            Numbers(-100, 100),
            Numbers(0, 100_000_000),
            Gen.Elements(0L, 60_000, 120_000, 120_001)
        )
        from isOpen in Gen.Choose(0, 2)
        from distance in Gen.OneOf(Numbers(-3, 3), Numbers(-1000, 1000), Gen.Elements(long.MaxValue / 2, 4_223_371_680))
        let end = isOpen == 0 ? -1 : start + length
        select (start, end, (length / 60_000) + distance);

    private static Gen<long> Numbers(long min, long max) =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select min + ((((long)high << 31) | (uint)low) % (max - min + 1));
}
