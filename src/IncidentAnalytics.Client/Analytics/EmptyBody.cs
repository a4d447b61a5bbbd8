namespace IncidentAnalytics.Client.Analytics;

/// <summary>The body of an action for which none is documented: an empty JSON object.</summary>
public sealed record EmptyBody
{
    private EmptyBody() { }

    /// <summary>The one there is.</summary>
    public static EmptyBody Instance { get; } = new();

    /// <summary>An empty JSON object.</summary>
    public override string ToString() => "{}";
}
