using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>Records every message with its level and event id.</summary>
internal sealed class RecordingLoggerFactory : ILoggerFactory, ILogger
{
    private readonly List<(LogLevel Level, EventId Id, string Message)> _entries = [];

    public IReadOnlyList<(LogLevel Level, EventId Id, string Message)> Entries
    {
        get
        {
            lock (_entries)
                return [.. _entries];
        }
    }

    /// <summary>Raised with each message.</summary>
    public event Action<string>? Logged;

    public IEnumerable<string> Messages => Entries.Select(static e => e.Message);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var message = $"{formatter(state, exception)}{exception}";
        lock (_entries)
            _entries.Add((logLevel, eventId, message));
        Logged?.Invoke(message);
    }

    public void Dispose() { }
}
