using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Numerics;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>
/// Counts events by severity and step. Points are multiples of the step, from the one at or before the start of the window to the one at or before
/// its end. An event belongs to the last point that is not after it.
/// </summary>
internal sealed class EventStatistics
{
    private static readonly EventSeverity[] Severities = Enum.GetValues<EventSeverity>();

    /// <summary>The names of the severities in the API.</summary>
    public static readonly IReadOnlyList<string> SeverityNames = Enum.GetNames<EventSeverity>();

    private readonly EventStatisticsRequest _request;
    private readonly long _firstStep;
    private readonly long[]?[] _values = new long[]?[Severities.Length];

    private EventStatistics(EventStatisticsRequest request)
    {
        _request = request;
        _firstStep = request.Window.Start / request.Step;
        PointCount = (int)((request.Window.End / request.Step) - _firstStep + 1);
    }

    private int PointCount { get; }

    /// <param name="tickets">The tickets whose events are counted, oldest first.</param>
    /// <param name="request">The window, the step and the conditions.</param>
    public static EventStatistics Count(IReadOnlyList<Ticket> tickets, EventStatisticsRequest request)
    {
        var statistics = new EventStatistics(request);
        var first = Statistics.LowerBound(tickets, request.Window.Start, static ticket => new WorldEvent(ticket).StartMillis);
        for (var i = first; i < tickets.Count; i++)
        {
            var item = new WorldEvent(tickets[i]);
            if (item.StartMillis > request.Window.End)
            {
                break;
            }

            if (request.Filter.Matches(item))
            {
                statistics.Add(item);
            }
        }

        return statistics;
    }

    /// <param name="includeSummary">Whether to include the totals.</param>
    /// <param name="emptySeries">The severities that have a series even without events.</param>
    public JsonObject ToJson(bool includeSummary, IReadOnlyCollection<string> emptySeries)
    {
        foreach (var severity in Severities.Where(severity => emptySeries.Contains(severity.ToString(), StringComparer.Ordinal)))
        {
            _values[(int)severity] ??= new long[PointCount];
        }

        var severities = Severities.Where(severity => _values[(int)severity] is not null);
        var ordered = (_request.IsDescending ? severities.Reverse() : severities).ToArray();
        var json = new JsonObject
        {
            ["series"] = new JsonArray([
                .. ordered.Select(severity =>
                    (JsonNode)new JsonObject { ["event_severity"] = severity.ToString(), ["values"] = ToJsonArray(_values[(int)severity]!) }
                ),
            ]),
            ["step"] = _request.Step,
            ["timestamps"] = ToJsonArray(Enumerable.Range(0, PointCount).Select(point => (_firstStep + point) * _request.Step)),
        };
        if (includeSummary)
        {
            json["summary"] = new JsonObject(
                ordered.Select(severity => KeyValuePair.Create(severity.ToString(), (JsonNode?)_values[(int)severity]!.Sum()))
            );
        }

        return json;
    }

    private void Add(WorldEvent item)
    {
        var values = _values[(int)item.Severity] ??= new long[PointCount];
        values[(item.StartMillis / _request.Step) - _firstStep]++;
    }

    private static JsonArray ToJsonArray(IEnumerable<long> numbers) => new([.. numbers.Select(static number => (JsonNode)number)]);
}
