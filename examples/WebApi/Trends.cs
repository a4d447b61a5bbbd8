namespace WebApi;

/// <summary>Options of the worker.</summary>
internal sealed class TrendOptions
{
    /// <summary>The application whose tickets are counted.</summary>
    public string Application { get; set; } = "atr";

    /// <summary>The time between two refreshes.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Numbers of all services. A service that fails keeps its last number.</summary>
internal sealed record Trends
{
    /// <summary>The end of the last refresh; null before the first one.</summary>
    public DateTimeOffset? RefreshedAt { get; init; }

    public long? TicketsOfLastWeek { get; init; }

    public long? EventsOfLastHour { get; init; }

    public long? NewSonarTickets { get; init; }

    public long? UnresolvedAnomalies { get; init; }

    /// <summary>The operations that failed in the last refresh.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];
}

/// <summary>Holds the last trends for the web API.</summary>
internal sealed class TrendBoard
{
    private volatile Trends _current = new();

    public Trends Current
    {
        get => _current;
        set => _current = value;
    }
}
