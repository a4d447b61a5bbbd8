namespace IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;

/// <summary>A table of numbers over time.</summary>
internal sealed record Heatmap : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="HeatmapTypes"/>.</summary>
    public required string HeatmapType { get; init; }

    /// <summary>One of <see cref="TimeGranularities"/>.</summary>
    public required string TimeGranularity { get; init; }

    public required DateTimeOffset PeriodStart { get; init; }

    public required DateTimeOffset PeriodEnd { get; init; }

    public required IReadOnlyList<string> XLabels { get; init; }

    public required IReadOnlyList<string> YLabels { get; init; }

    /// <summary>One row per <see cref="YLabels"/>, one number per <see cref="XLabels"/>; null where there is nothing to show.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Values { get; init; }

    /// <summary>Null when every value is.</summary>
    public required double? MinValue { get; init; }

    public required double? MaxValue { get; init; }

    /// <summary><c>incidents</c>, <c>minutes</c> or <c>USD</c>.</summary>
    public required string Unit { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
