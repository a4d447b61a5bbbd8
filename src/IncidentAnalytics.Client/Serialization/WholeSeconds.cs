namespace IncidentAnalytics.Client.Serialization;

/// <summary>Rounds instants for services that accept whole seconds only.</summary>
internal static class WholeSeconds
{
    /// <summary>Rounds up to a whole second, in the offset of the instant. The last second of the calendar is not rounded.</summary>
    public static DateTimeOffset Ceiling(DateTimeOffset instant)
    {
        var excess = instant.Ticks % TimeSpan.TicksPerSecond;
        var rise = excess == 0 ? 0 : TimeSpan.TicksPerSecond - excess;
        // DateTimeOffset cannot represent the second after its maximum, locally or in UTC.
        return rise > DateTime.MaxValue.Ticks - Math.Max(instant.Ticks, instant.UtcTicks) ? instant : instant.AddTicks(rise);
    }
}
