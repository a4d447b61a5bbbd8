namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>The behavior of the events service where real servers differ.</summary>
public sealed class EventBehavior
{
    private readonly IncidentAnalyticsServerOptions _options;

    internal EventBehavior(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        Reset();
    }

    /// <summary>The format of error responses.</summary>
    public EventErrorFormat ErrorFormat { get; set; }

    /// <summary>Whether responses have the member <c>summary</c> of newer servers, with the total of each severity.</summary>
    public bool SendsSummary { get; set; }

    /// <summary>The severities that have a series even without events: any of <c>Critical</c>, <c>Major</c>, <c>Minor</c> and <c>Info</c>.</summary>
    /// <exception cref="ArgumentException">A severity is unknown.</exception>
    public IReadOnlyCollection<string> EmptySeries
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            string[] severities = [.. value];
            ThrowIfUnknownSeverity(severities, nameof(value));
            field = severities;
        }
    } = [];

    internal static void ThrowIfUnknownSeverity(IEnumerable<string> severities, string parameter)
    {
        if (
            severities.FirstOrDefault(static severity => !EventStatistics.SeverityNames.Contains(severity, StringComparer.Ordinal)) is
            { } unknown
        )
        {
            throw new ArgumentException($"'{unknown}' is not one of: {string.Join(", ", EventStatistics.SeverityNames)}.", parameter);
        }
    }

    internal void Reset()
    {
        EmptySeries = [.. _options.EventEmptySeries];
        ErrorFormat = _options.EventErrorFormat;
        SendsSummary = _options.EventSummary;
    }
}

/// <summary>The format of error responses of the events service. The vendor's documentation has two.</summary>
public enum EventErrorFormat
{
    /// <summary>As in the examples of the documentation: the message is in <c>error_message</c>.</summary>
    ErrorMessage,

    /// <summary>
    /// As in the tables of the documentation: the message is in <c>error_msg</c>, and a 403 has the message <c>Invalid projectId</c> and the type
    /// <c>Forbidden</c>.
    /// </summary>
    ErrorMsg,
}
