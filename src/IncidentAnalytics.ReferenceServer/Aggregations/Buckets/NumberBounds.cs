using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations.Formats;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Buckets;

/// <summary>The bounds of a numeric histogram as they were given: the vendor does not round them. Either may be absent, both are inclusive.</summary>
internal sealed record NumberBounds(double? Min, double? Max)
{
    public static NumberBounds None { get; } = new(null, null);

    public bool Contains(double value) => !(value < Min) && !(value > Max);

    public override string ToString() => $"{Text(Min)}--{Text(Max)}";

    /// <exception cref="AggregationException">The bounds cannot be understood, or the first is above the last.</exception>
    public static NumberBounds Parse(AggregationSpec spec, string option)
    {
        var (from, to) = BoundsObject.Read(spec, option);
        var bounds = new NumberBounds(Number(from), Number(to));
        return bounds.Min > bounds.Max
            ? throw new AggregationException($"max bound [{Text(bounds.Max)}] must be greater than min bound [{Text(bounds.Min)}]")
            : bounds;

        double? Number(JsonElement? bound) => bound is { } value ? spec.NumberOf(value, option) : null;
    }

    private static string Text(double? bound) => bound is { } number ? DoubleText.Of(number) : "";
}
