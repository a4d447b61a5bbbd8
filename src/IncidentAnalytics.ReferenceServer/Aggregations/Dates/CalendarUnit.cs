namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>A unit of the calendar.</summary>
internal enum CalendarUnit
{
    None,
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}
