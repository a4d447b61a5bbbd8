using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Output;

/// <summary>The shapes that the four services' documents ask for are all supported.</summary>
public sealed class FourServicesTests
{
    [Fact]
    public void Endpoints_of_all_four_services_can_be_written()
    {
        var run = GeneratorRun.On(
            """
            namespace Sample.Events
            {
                public interface IEventsApi
                {
                    [Post("/v2/{project_id}/events/statistic"), Operation("events.statistics"), RetrySafe]
                    Task<ApiResponse<Answer>> GetStatisticsAsync(
                        [AliasAs("project_id")] string projectId, string? type, [Body] Question body, [Property] RequestOptions? options, CancellationToken cancellationToken);
                }

                public interface IIamApi
                {
                    [Post("/v3/auth/tokens?nocatalog=true"), Operation("events.token")]
                    Task<ApiResponse<Answer>> CreateTokenAsync([Body] Question body, CancellationToken cancellationToken);
                }
            }
            namespace Sample.Sonar
            {
                public interface ISonarApi
                {
                    [Get("/api/sonar/tickets"), Operation("sonar.tickets.list"), RetrySafe]
                    Task<ApiResponse<Answer>> ListTicketsAsync([Query] SonarTicketQuery query, [Property] RequestOptions? options, CancellationToken cancellationToken);
                }

                public sealed record SonarTicketQuery
                {
                    [AliasAs("offset")] public long? Offset { get; init; }
                    [AliasAs("limit")] public int? Limit { get; init; }
                    [AliasAs("from"), Query(Format = "yyyy-MM-dd HH:mm:ss'+0000'")] public DateTimeOffset? From { get; init; }
                    [AliasAs("priorities"), Query(CollectionFormat.Csv)] public IReadOnlyList<int>? Priorities { get; init; }
                    [AliasAs("assignees"), Query(CollectionFormat.Csv)] public IReadOnlyList<Guid>? Assignees { get; init; }
                }
            }
            namespace Sample.Analytics.AnomalyDetections
            {
                public interface IAnomalyDetectionsApi
                {
                    [Get("/api/analytics/anomaly-detections/"), Operation("analytics.anomaly_detections.list"), RetrySafe]
                    Task<ApiResponse<List<Answer>>> ListAsync([Query] AnomalyQuery? query = null, [Property] RequestOptions? options = null, CancellationToken cancellationToken = default);

                    [Post("/api/analytics/anomaly-detections/{id}/acknowledge/"), Operation("analytics.anomaly_detections.acknowledge"), RetrySafe]
                    Task<ApiResponse<Answer?>> AcknowledgeAsync(string id, [Body] Question body, [Property] RequestOptions? options = null, CancellationToken cancellationToken = default);
                }

                public record ListQuery { [AliasAs("page")] public int? Page { get; init; } [AliasAs("ordering"), Query(CollectionFormat.Csv)] public IReadOnlyList<string>? Ordering { get; init; } }

                public sealed record AnomalyQuery : ListQuery
                {
                    [AliasAs("is_validated")] public bool? IsValidated { get; init; }
                    [AliasAs("min_confidence")] public double? MinConfidence { get; init; }
                    [AliasAs("start_date"), Query(Format = "yyyy-MM-ddTHH:mm:ss.FFFFFFK")] public DateTimeOffset? StartDate { get; init; }
                    [AliasAs("day"), Query(Format = "yyyy-MM-dd")] public DateOnly? Day { get; init; }
                }
            }
            namespace Sample
            {
                public sealed record Answer(string? Text);
                public sealed record Question(string? Text);
                [JsonSerializable(typeof(Answer)), JsonSerializable(typeof(List<Answer>)), JsonSerializable(typeof(Question))]
                internal partial class SampleJsonContext : JsonSerializerContext;
            }
            """);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ComplaintsAboutOutput());
        Assert.Equal(4, run.Sources.Count);
    }
}
