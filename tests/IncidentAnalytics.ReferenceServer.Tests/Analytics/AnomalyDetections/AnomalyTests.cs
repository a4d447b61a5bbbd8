using IncidentAnalytics.ReferenceServer.Analytics.AnomalyDetections;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.Analytics.Webhooks;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Analytics.AnalyticsTestData;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics.AnomalyDetections;

public sealed class AnomalyTests
{
    private static readonly AnalyticsUser User = new(new Guid("11111111-1111-4111-8111-111111111111"), "ops");

    [Fact]
    public void Detector_FindsNothing_WhenIncidentsAreSteady()
    {
        using var world = new AnalyticsTestData(Steady());

        Assert.Empty(world.Data.AnomalyDetections.All);
        Assert.Equal(
            (0, 0m, null),
            (
                world.Data.AnomalyDetections.Summarize().TotalAnomalies,
                world.Data.AnomalyDetections.Summarize().FalsePositiveRate,
                world.Data.AnomalyDetections.Summarize().AverageResolutionTime
            )
        );
    }

    [Fact]
    public void Detector_FindsNothing_WhenThereAreLessThanFourWeeks()
    {
        using var world = new AnalyticsTestData(Steady(days: 27).Concat(Burst(Now.AddDays(-2))));

        Assert.Empty(world.Data.AnomalyDetections.All);
    }

    [Fact]
    public void Detector_FindsABurstWithItsIncidents()
    {
        using var world = new AnalyticsTestData(Steady().Concat(Burst(Now.AddDays(-2))));

        var anomaly = Assert.Single(world.Data.AnomalyDetections.All);

        Assert.Equal((AnomalyTypes.Statistical, AnomalyStatuses.Resolved), (anomaly.AnomalyType, anomaly.Status));
        Assert.Equal((Now.AddDays(-2), Now.AddDays(-2).AddHours(2)), (anomaly.TimeWindowStart, anomaly.TimeWindowEnd));
        Assert.Equal(["checkout"], anomaly.AffectedServices);
        Assert.Equal(["INCIDENT_COUNT"], anomaly.AffectedMetrics);
        Assert.Equal("12 security incidents of checkout, 0.1 expected", anomaly.Description);
        Assert.Equal(
            world.World.Current.Tickets.Where(static ticket => ticket.Application == "checkout").Select(IncidentSet.GetId),
            anomaly.RelatedIncidents
        );
        Assert.True(anomaly.AnomalyScore >= anomaly.ThresholdUsed && anomaly.ConfidenceScore is > 0.5 and < 1);
        Assert.True(anomaly.ResolvedAt >= anomaly.DetectedAt);
        Assert.Equal("""{"observed":12,"expected":0.1,"incident_count":12}""", anomaly.Metadata().ToJsonString());
    }

    [Theory]
    [InlineData(null, null, AnomalyStatuses.Detected)]
    [InlineData(5, null, AnomalyStatuses.Confirmed)]
    [InlineData(5, 50, AnomalyStatuses.Resolved)]
    public void Status_IsDerivedFromTheIncidents(int? acknowledged, int? resolved, string status)
    {
        using var world = new AnalyticsTestData(Steady().Concat(Burst(Now.AddDays(-2), acknowledged, resolved)));

        // An incident that is open for days is slow, too.
        Assert.Equal(
            status,
            Assert.Single(world.Data.AnomalyDetections.All, static anomaly => anomaly.AnomalyType == AnomalyTypes.Statistical).Status
        );
    }

    [Theory]
    [InlineData(8, true, AnomalyStatuses.FalsePositive)]
    [InlineData(2, true, AnomalyStatuses.Detected)]
    [InlineData(8, false, AnomalyStatuses.Resolved)]
    public void Status_IsFalsePositive_WhenNotSeededAndOlderThanAWeek(int daysAgo, bool isTruthKnown, string status)
    {
        using var world = new AnalyticsTestData(Steady().Concat(Burst(Now.AddDays(-daysAgo))));
        var incidents = new IncidentSet(world.World.Current);

        var anomalies = InitialAnomalies.Create(
            new AnomalyDetector(incidents),
            [],
            incidents,
            isTruthKnown ? [] : null,
            Guid.NewGuid(),
            new RecordIds(1)
        );

        Assert.Equal(status, Assert.Single(anomalies).Status);
    }

    [Fact]
    public void AnomalyType_IsTemporal_WhenABurstIsInQuietHours()
    {
        var busy = Enumerable
            .Range(0, 35 * 24)
            .Select(static i => Now.AddHours(-i - 1))
            .Where(static at => at.Hour is >= 8 and < 20)
            .SelectMany(static at => Enumerable.Range(1, 3).Select(k => Incident(at.AddMinutes(k), "P3", 5, 40)));
        using var world = new AnalyticsTestData(busy.Concat(Burst(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero))));

        Assert.Equal(AnomalyTypes.Temporal, Assert.Single(world.Data.AnomalyDetections.All).AnomalyType);
    }

    [Fact]
    public void AnomalyType_IsBehavioral_WhenResolutionsAreSlow()
    {
        var slow = Enumerable
            .Range(0, 11)
            .Select(static i => Incident(Now.AddDays(-3).AddHours(i).AddMinutes(30), "P3", 5, 700 + i, "checkout"));
        using var world = new AnalyticsTestData(Steady().Concat(slow));

        var anomaly = Assert.Single(world.Data.AnomalyDetections.All, static each => each.AnomalyType == AnomalyTypes.Behavioral);

        Assert.Equal(11, anomaly.RelatedIncidents.Count);
        Assert.Equal(["MTTR", "RESOLUTION_RATE"], anomaly.AffectedMetrics);
        Assert.StartsWith("11 incidents of checkout take 10.", anomaly.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Detector_CountsOpenIncidents_WhenOlderThanTheMedian()
    {
        // Six have been open for ten hours, which is slow; six were only just created.
        var open = Enumerable.Range(0, 6).Select(static i => Incident(Now.AddHours(-10).AddMinutes(i), "P3", application: "checkout"));
        var fresh = Enumerable.Range(0, 6).Select(static i => Incident(Now.AddMinutes(-9 + i), "P3", application: "checkout"));
        using var world = new AnalyticsTestData(Steady().Concat(open).Concat(fresh));

        var found = world.RunAnomalyDetection(null, null, progress: null, CancellationToken.None).Found;

        Assert.Contains(found, static anomaly => anomaly.AnomalyType == AnomalyTypes.Behavioral);
    }

    [Fact]
    public void RunAnomalyDetection_FindsAndPublishesAnAnomalyOnce()
    {
        using var world = new AnalyticsTestData(Steady().Concat(Burst(Now.AddHours(-4))));
        Assert.Empty(world.Data.AnomalyDetections.All);

        var first = world.RunAnomalyDetection(null, null, progress: null, CancellationToken.None);
        var second = world.RunAnomalyDetection(null, null, progress: null, CancellationToken.None);

        var found = Assert.Single(first.Found);
        var anomaly = Assert.Single(world.Data.AnomalyDetections.All);
        Assert.Equal((anomaly.Id.ToString(), Now), (found.AnomalyId, anomaly.DetectedAt));
        Assert.Equal((0, 1), (second.Found.Count, second.KnownCount));
        Assert.Same(anomaly, Assert.Single(world.Events.OfType<AnomalyDetectedEvent>()).Anomaly);
    }

    [Fact]
    public void RunAnomalyDetection_IgnoresAnomalies_WhenBeforeTheWindow()
    {
        using var world = new AnalyticsTestData(Steady().Concat(Burst(Now.AddHours(-8))));

        Assert.Empty(world.RunAnomalyDetection(null, TimeSpan.FromHours(5), progress: null, CancellationToken.None).Found);
        Assert.Single(world.RunAnomalyDetection(null, TimeSpan.FromHours(7), progress: null, CancellationToken.None).Found);
    }

    [Fact]
    public void Resolve_IsFinal()
    {
        using var world = new AnalyticsTestData(Steady().Concat(Burst(Now.AddDays(-2), acknowledged: null, resolved: null)));
        var id = world.Data.AnomalyDetections.All[0].Id;

        var acknowledged = world.Data.AnomalyDetections.Acknowledge(id, User)!;
        world.Clock.Advance(TimeSpan.FromHours(1));
        var resolved = world.Data.AnomalyDetections.Resolve(id, User, "a bad release", ["rolled back"])!;
        world.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal((AnomalyStatuses.Investigating, AnomalyStatuses.Resolved), (acknowledged.Status, resolved.Status));
        Assert.Equal((Now.AddHours(1), User, "a bad release"), (resolved.ResolvedAt, resolved.ResolvedBy, resolved.RootCauseAnalysis));
        Assert.Equal(["Acknowledged by ops.", "rolled back", "Resolved by ops."], resolved.ActionsTaken);
        Assert.Same(resolved, world.Data.AnomalyDetections.Resolve(id, AnalyticsUser.Admin));
        Assert.Same(resolved, world.Data.AnomalyDetections.Acknowledge(id, AnalyticsUser.Admin));
        Assert.Same(resolved, world.Data.AnomalyDetections.Find(id));
        Assert.Null(world.Data.AnomalyDetections.Resolve(Guid.NewGuid(), User));
    }

    [Fact]
    public void Summary_CountsBySeverityAndStatus()
    {
        AnomalyDetection[] anomalies =
        [
            Anomaly(Severities.Critical, AnomalyStatuses.Resolved, Now, Now.AddHours(2)),
            Anomaly(Severities.High, AnomalyStatuses.Resolved, Now, Now.AddHours(3)),
            Anomaly(Severities.High, AnomalyStatuses.FalsePositive, Now, null),
            Anomaly(Severities.Medium, AnomalyStatuses.Detected, Now, null),
            Anomaly(Severities.Low, AnomalyStatuses.Investigating, Now, null),
            Anomaly(Severities.Low, AnomalyStatuses.Confirmed, Now, null),
        ];

        var summary = AnomalySummary.Create(anomalies);

        Assert.Equal(
            (6, 1, 2, 1, 2, 3),
            (
                summary.TotalAnomalies,
                summary.CriticalAnomalies,
                summary.HighAnomalies,
                summary.MediumAnomalies,
                summary.LowAnomalies,
                summary.UnresolvedAnomalies
            )
        );
        Assert.Equal((16.67m, new TimeSpan(2, 30, 0)), (summary.FalsePositiveRate, summary.AverageResolutionTime));
    }

    [Fact]
    public void Anomalies_ReferToTickets_WhenTheWorldIsGenerated()
    {
        using var world = new AnalyticsTestData(lines: null);
        var ids = world.World.Current.Tickets.Select(IncidentSet.GetId).ToHashSet();

        Assert.InRange(
            world.Data.AnomalyDetections.All.Count(static anomaly =>
                anomaly.AnomalyType is not (AnomalyTypes.Threshold or AnomalyTypes.Pattern)
            ),
            12,
            25
        );
        Assert.All(
            world.Data.AnomalyDetections.All,
            anomaly =>
            {
                Assert.NotEmpty(anomaly.RelatedIncidents);
                Assert.All(anomaly.RelatedIncidents, id => Assert.Contains(id, ids));
                Assert.Contains(anomaly.AnomalyType, AnomalyTypes.All);
                Assert.Contains(anomaly.Severity, Severities.All);
                Assert.NotNull(world.Data.PredictiveModels.Find(anomaly.ModelId));
            }
        );
        Assert.Equal(
            world.Data.AnomalyDetections.All.Select(static anomaly => anomaly.Id),
            new AnalyticsTestData(lines: null).Data.AnomalyDetections.All.Select(static anomaly => anomaly.Id)
        );
    }

    [Theory]
    [InlineData(2, 1.0, 0.578)]
    [InlineData(5, 1.0, 2.437)]
    [InlineData(10, 2.0, 4.333)]
    [InlineData(1, 2.0, 0)]
    [InlineData(1_000, 0.001, 5_567.605)]
    public void Surprise_IsTheLogarithmOfTheProbability(int observed, double expected, double surprise) =>
        Assert.Equal(surprise, Poisson.Surprise(observed, expected), tolerance: 0.001);

    private static IEnumerable<string> Burst(DateTimeOffset start, int? acknowledged = 5, int? resolved = 50) =>
        Enumerable.Range(0, 12).Select(i => Incident(start.AddMinutes(5 + (9 * i)), "P3", acknowledged, resolved, "checkout", "security"));

    private static AnomalyDetection Anomaly(string severity, string status, DateTimeOffset detectedAt, DateTimeOffset? resolvedAt) =>
        new()
        {
            Id = Guid.Empty,
            ModelId = Guid.Empty,
            AnomalyType = AnomalyTypes.Statistical,
            Severity = severity,
            Status = status,
            ConfidenceScore = 1,
            AnomalyScore = 1,
            ThresholdUsed = 1,
            DetectedAt = detectedAt,
            TimeWindowStart = detectedAt,
            TimeWindowEnd = detectedAt,
            RelatedIncidents = [],
            AffectedServices = [],
            AffectedMetrics = [],
            Description = "",
            RootCauseAnalysis = "",
            ImpactAssessment = "",
            Observed = 1,
            Expected = 1,
            ResolvedAt = resolvedAt,
        };
}
