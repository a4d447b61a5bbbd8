using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Analytics.Drf;
using IncidentAnalytics.ReferenceServer.Serialization;

namespace IncidentAnalytics.ReferenceServer.Analytics.HeatmapData;

/// <summary><c>heatmap-data/</c>.</summary>
internal sealed class HeatmapViews(Func<HeatmapStore> store)
{
    private static readonly ListView<Heatmap> Lists = new(
        HeatmapFields.All,
        new(
            Filter<Heatmap>.Choice("heatmap_type", HeatmapTypes.All, static heatmap => heatmap.HeatmapType),
            Filter<Heatmap>.Choice("time_granularity", TimeGranularities.All, static heatmap => heatmap.TimeGranularity)
        ),
        static heatmap => [heatmap.HeatmapType, heatmap.TimeGranularity, heatmap.Unit]
    );

    public IEnumerable<View> Views => [new View("heatmap-data/", "Heatmap Data List") { Get = List }];

    private DrfResponse List(DrfRequest request) => DrfResponse.Ok(Lists.GetPage(request, store().All));
}

/// <summary>Heatmaps on the wire.</summary>
internal static class HeatmapFields
{
    public static readonly Serializer<Heatmap> All = new(
        Field<Heatmap>.Text("id", static heatmap => heatmap.Id.ToString()),
        Field<Heatmap>.Text("heatmap_type", static heatmap => heatmap.HeatmapType),
        Field<Heatmap>.Text("time_granularity", static heatmap => heatmap.TimeGranularity),
        Field<Heatmap>.Instant("period_start", static heatmap => heatmap.PeriodStart),
        Field<Heatmap>.Instant("period_end", static heatmap => heatmap.PeriodEnd),
        Field<Heatmap>.TextList("x_labels", static heatmap => heatmap.XLabels),
        Field<Heatmap>.TextList("y_labels", static heatmap => heatmap.YLabels),
        new Field<Heatmap>("values", static heatmap => new JsonArray([.. heatmap.Values.Select(Row)])),
        Field<Heatmap>.Float("min_value", static heatmap => heatmap.MinValue),
        Field<Heatmap>.Float("max_value", static heatmap => heatmap.MaxValue),
        Field<Heatmap>.Text("unit", static heatmap => heatmap.Unit),
        Field<Heatmap>.Instant("created_at", static heatmap => heatmap.CreatedAt)
    );

    private static JsonNode Row(IReadOnlyList<double?> values) =>
        new JsonArray([.. values.Select(static value => value is { } number ? JsonNumber.Create(number) : null)]);
}
