using System.Text.Json.Serialization;
using EventTimeline.Arguments;
using Examples;

namespace EventTimeline.Report;

/// <summary>The report for programs.</summary>
internal sealed record TimelineDocument
{
    public static readonly string[] CsvHeader = ["time", "severity", "count"];

    /// <summary>The address of the service, or null for the embedded reference server.</summary>
    public required Uri? Source { get; init; }

    public required string? ProjectId { get; init; }

    /// <summary>The type on the wire, or null for events and for active and past alarms.</summary>
    public required string? Type { get; init; }

    public required string? Search { get; init; }

    public required int LastMinutes { get; init; }

    public required int StepMinutes { get; init; }

    public required long Total { get; init; }

    /// <summary>The time of each point (UTC).</summary>
    public required IReadOnlyList<DateTimeOffset> Times { get; init; }

    /// <summary>Most severe first. Severities without events are absent.</summary>
    public required IReadOnlyList<SeverityCounts> Series { get; init; }

    public static TimelineDocument Create(TimelineOptions options, Timeline timeline) =>
        new()
        {
            Source = options.Service?.BaseUrl,
            ProjectId = options.Service?.ProjectId,
            Type = options.Type?.ToString(),
            Search = options.Search,
            LastMinutes = (int)options.Last.TotalMinutes,
            StepMinutes = (int)options.Step.TotalMinutes,
            Total = timeline.Total,
            Times = timeline.Times,
            Series =
            [
                .. timeline.Series.Select(static s => new SeverityCounts(s.Series.Severity?.ToString(), s.Series.Total, s.Series.Values)),
            ],
        };

    /// <summary>One row for each severity and point.</summary>
    public void WriteCsv(TextWriter output) =>
        DataOutput.WriteCsv(
            output,
            CsvHeader,
            csv =>
            {
                foreach (var series in Series)
                {
                    foreach (var (time, count) in Times.Zip(series.Counts))
                    {
                        csv.WriteField(time, DataOutput.IsoDate);
                        csv.WriteField(series.Severity);
                        csv.WriteField(count);
                        csv.EndRecord();
                    }
                }
            }
        );
}

/// <summary>The counts of one severity, one for each time.</summary>
internal sealed record SeverityCounts(string? Severity, long Total, IReadOnlyList<long> Counts);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TimelineDocument))]
internal sealed partial class TimelineJson : JsonSerializerContext;
