namespace IncidentAnalytics.ReferenceServer.Aggregations.Dates;

/// <summary>How dates are read and written: one or more patterns joined by <c>||</c>; all are tried in reading, the first writes.</summary>
internal sealed class DateFormat
{
    private readonly DatePattern[] _patterns;

    private DateFormat(string text, DatePattern[] patterns)
    {
        Text = text;
        _patterns = patterns;
    }

    public static DateFormat Default { get; } = Parse("strict_date_optional_time||epoch_millis");

    public string Text { get; }

    /// <exception cref="AggregationException">A pattern cannot be understood.</exception>
    public static DateFormat Parse(string text) =>
        new(text, Array.ConvertAll(text.Split("||"), name => DatePatterns.Of(name.Trim(), text)));

    /// <param name="text">The date, without date math.</param>
    /// <param name="zone">The zone of a text that names none.</param>
    /// <param name="roundUp">Fill what the text leaves out with the highest values instead of the lowest.</param>
    /// <param name="millis">Milliseconds since 1970, UTC.</param>
    public bool TryParse(string text, Zone zone, bool roundUp, out long millis)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.TryParse(text, zone, roundUp, out millis))
            {
                return true;
            }
        }

        millis = 0;
        return false;
    }

    public string Format(long millis, Zone zone) => _patterns[0].Format(millis, zone);
}
