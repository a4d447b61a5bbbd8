namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>One way of writing dates.</summary>
internal abstract class DatePattern
{
    /// <param name="text">The text to read, the whole of it.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="roundUp">Fill what the text leaves out with the highest values (23:59:59.999) instead of the lowest.</param>
    /// <param name="millis">Milliseconds since 1970, UTC.</param>
    public abstract bool TryParse(string text, Zone zone, bool roundUp, out long millis);

    public abstract string Format(long millis, Zone zone);
}
