namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>How the events service of one server answers where real ones differ.</summary>
public sealed class EventBehavior
{
    private readonly IncidentAnalyticsServerOptions _options;

    internal EventBehavior(IncidentAnalyticsServerOptions options)
    {
        _options = options;
        Reset();
    }

    /// <summary>How errors are worded.</summary>
    public EventErrorForm Errors { get; set; }

    /// <summary>Whether answers have the <c>summary</c> of newer servers: the total of each severity.</summary>
    public bool SendsSummary { get; set; }

    /// <summary>The severities that have a series even without events: <c>Critical</c>, <c>Major</c>, <c>Minor</c>, <c>Info</c>.</summary>
    /// <exception cref="ArgumentException">There is no such severity.</exception>
    public IReadOnlyCollection<string> EmptySeries
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            string[] severities = [.. value];
            CheckSeverities(severities, nameof(value));
            field = severities;
        }
    } = [];

    internal static void CheckSeverities(IEnumerable<string> severities, string parameter)
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
        Errors = _options.EventErrors;
        SendsSummary = _options.EventSummary;
    }
}

/// <summary>How the events service words its errors: the vendor's document has two ways.</summary>
public enum EventErrorForm
{
    /// <summary>As in the document's examples: the message is <c>error_message</c>.</summary>
    ErrorMessage,

    /// <summary>
    /// As in the document's tables: the message is <c>error_msg</c>, and a 403 says <c>Invalid projectId</c> of the type <c>Forbidden</c>.
    /// </summary>
    ErrorMsg,
}
