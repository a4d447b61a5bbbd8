using IncidentAnalytics.ReferenceServer.Analytics.Drf;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary><c>cost-analyses/</c>.</summary>
internal sealed class CostViews(AnalyticsStore store)
{
    private static readonly ListView<CostAnalysis> Lists = new(
        CostFields.All,
        new(
            Filter<CostAnalysis>.Choice("cost_type", CostTypes.All, static cost => cost.CostType),
            Filter<CostAnalysis>.Flag("is_validated", static cost => cost.IsValidated),
            Filter<CostAnalysis>.NotBefore("start_date", static cost => cost.CreatedAt),
            Filter<CostAnalysis>.NotAfter("end_date", static cost => cost.CreatedAt)
        ),
        static cost => [cost.CalculationMethod, cost.BusinessUnit, cost.ServiceTier, cost.ValidationNotes]
    );

    public IEnumerable<View> Views =>
        [new View("cost-analyses/", "Cost Analysis List") { Get = List }, new View("cost-analyses/summary/", "Summary") { Get = Summary }];

    private DrfResponse List(DrfRequest request) =>
        DrfResponse.Ok(Lists.Answer(request, store.Current.CostAnalyses.OrderByDescending(static cost => cost.CreatedAt)));

    private DrfResponse Summary(DrfRequest request) => DrfResponse.Ok(CostFields.Summary(store.Current.CostSummary()));
}
