using System.ComponentModel;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using ModelContextProtocol.Server;

namespace IncidentTools.Tools;

/// <summary>Tools that change something; offered only with <c>--allow-writes</c>.</summary>
[McpServerToolType]
internal sealed class AnomalyWriteTools(IncidentAnalyticsClient client)
{
    [McpServerTool(
        Name = "acknowledge_anomaly",
        Title = "Acknowledge an anomaly",
        Destructive = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Acknowledges an anomaly, in the name of the configured user. Ask the user first.")]
    public async Task<ChangedAnomaly> AcknowledgeAnomalyAsync(
        [Description("Id of the anomaly, as listed by list_anomalies.")] string id,
        CancellationToken cancellationToken = default
    ) => ChangedAnomaly.Create(id, await client.Analytics.AnomalyDetections.AcknowledgeAsync(id, cancellationToken: cancellationToken));

    [McpServerTool(
        Name = "resolve_anomaly",
        Title = "Resolve an anomaly",
        Destructive = true,
        Idempotent = true,
        OpenWorld = false,
        UseStructuredContent = true
    )]
    [Description("Marks an anomaly as resolved, in the name of the configured user. Ask the user first.")]
    public async Task<ChangedAnomaly> ResolveAnomalyAsync(
        [Description("Id of the anomaly, as listed by list_anomalies.")] string id,
        CancellationToken cancellationToken = default
    ) => ChangedAnomaly.Create(id, await client.Analytics.AnomalyDetections.ResolveAsync(id, cancellationToken: cancellationToken));
}

internal sealed record ChangedAnomaly(
    string Id,
    [property: Description("The new status; null if the service does not tell.")] string? Status
)
{
    public static ChangedAnomaly Create(string id, AnomalyDetection? anomaly) => new(id, Limits.Text(anomaly?.Status?.ToString()));
}
