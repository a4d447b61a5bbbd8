using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>Reports response members that did not match their properties: each in a metric, and once per operation and member in the client's log.</summary>
internal sealed class DriftReport(ILogger logger)
{
    private ConcurrentDictionary<(string Operation, string Member), bool>? _logged;

    public void Report(string operation, IEnumerable<string> members)
    {
        foreach (var member in members)
        {
            ClientTelemetry.Drift.Add(
                1,
                new(IncidentAnalyticsTelemetry.OperationTag, operation),
                new(IncidentAnalyticsTelemetry.ResponseMemberTag, member)
            );
            if (LazyInitializer.EnsureInitialized(ref _logged).TryAdd((operation, member), true))
                CallLog.ResponseDrift(logger, operation, member);
        }
    }
}
