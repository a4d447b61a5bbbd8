namespace IncidentAnalytics.ReferenceServer.Aggregations.Formats;

/// <summary>1 is true, 0 is false.</summary>
internal sealed class BooleanFormatter : ValueFormatter
{
    private BooleanFormatter() { }

    public static BooleanFormatter Instance { get; } = new();

    public override string Format(double value) => value == 0 ? "false" : "true";
}
