namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>A unit of the calendar. Units are as long as the calendar and the time zone make them: months, days of 23 hours.</summary>
public enum CalendarUnit
{
    /// <summary>A minute (<c>1m</c>).</summary>
    Minute,

    /// <summary>An hour (<c>1h</c>).</summary>
    Hour,

    /// <summary>A day (<c>1d</c>).</summary>
    Day,

    /// <summary>A week from Monday on (<c>1w</c>).</summary>
    Week,

    /// <summary>A month (<c>1M</c>).</summary>
    Month,

    /// <summary>A quarter of a year (<c>1q</c>).</summary>
    Quarter,

    /// <summary>A year (<c>1y</c>).</summary>
    Year,
}
