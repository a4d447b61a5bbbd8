using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.RecurrenceAnalyses;

/// <summary><c>recurrence-analyses/</c>.</summary>
internal sealed class RecurrenceAnalysisViews(Func<RecurrenceAnalysisStore> store)
{
    private static readonly Serializer<RecurrenceAnalysis> Fields = new(
        Field<RecurrenceAnalysis>.Text("id", static analysis => analysis.Id.ToString()),
        Field<RecurrenceAnalysis>.Text("recurrence_type", static analysis => analysis.RecurrenceType),
        Field<RecurrenceAnalysis>.Float("confidence_score", static analysis => analysis.ConfidenceScore),
        Field<RecurrenceAnalysis>.Integer("incident_count", static analysis => analysis.IncidentCount),
        Field<RecurrenceAnalysis>.TextList(
            "related_incidents",
            static analysis => analysis.RelatedIncidents.Select(static id => id.ToString())
        ),
        Field<RecurrenceAnalysis>.TextList("affected_services", static analysis => analysis.AffectedServices),
        Field<RecurrenceAnalysis>.Text("category", static analysis => analysis.Category),
        Field<RecurrenceAnalysis>.Text("pattern_description", static analysis => analysis.PatternDescription),
        Field<RecurrenceAnalysis>.Duration("recurrence_interval", static analysis => analysis.RecurrenceInterval),
        Field<RecurrenceAnalysis>.Instant("first_occurrence", static analysis => analysis.FirstOccurrence),
        Field<RecurrenceAnalysis>.Instant("last_occurrence", static analysis => analysis.LastOccurrence),
        Field<RecurrenceAnalysis>.Text("root_cause", static analysis => analysis.RootCause),
        Field<RecurrenceAnalysis>.TextList("recommendations", static analysis => analysis.Recommendations),
        Field<RecurrenceAnalysis>.Boolean("is_resolved", static analysis => analysis.IsResolved),
        Field<RecurrenceAnalysis>.Instant("resolved_at", static analysis => analysis.ResolvedAt),
        Field<RecurrenceAnalysis>.Instant("created_at", static analysis => analysis.CreatedAt),
        Field<RecurrenceAnalysis>.Instant("updated_at", static analysis => analysis.UpdatedAt)
    );

    private static readonly FilterSet<RecurrenceAnalysis> Filters = new(
        Filter<RecurrenceAnalysis>.Choice("recurrence_type", RecurrenceTypes.All, static analysis => analysis.RecurrenceType),
        Filter<RecurrenceAnalysis>.AtLeast("min_confidence", static analysis => analysis.ConfidenceScore),
        Filter<RecurrenceAnalysis>.Boolean("is_resolved", static analysis => analysis.IsResolved)
    );

    private static readonly ListView<RecurrenceAnalysis> Lists = new(
        Fields,
        Filters,
        static analysis => [analysis.PatternDescription, analysis.RootCause, analysis.Category, .. analysis.AffectedServices]
    );

    public IEnumerable<View> Views =>
        [
            new View("recurrence-analyses/", "Recurrence Analysis List") { Get = List },
            new View("recurrence-analyses/unresolved/", "Unresolved") { Get = ListUnresolved },
        ];

    private DrfResponse List(DrfRequest request) => DrfResponse.Ok(Lists.GetPage(request, NewestFirst()));

    private DrfResponse ListUnresolved(DrfRequest request) =>
        DrfResponse.Ok(Lists.GetPage(request, NewestFirst().Where(static analysis => !analysis.IsResolved)));

    private IEnumerable<RecurrenceAnalysis> NewestFirst() => store().All.OrderByDescending(static analysis => analysis.CreatedAt);
}
