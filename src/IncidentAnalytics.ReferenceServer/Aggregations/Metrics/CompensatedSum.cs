namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>A sum that carries the rounding error of each step to the next (Kahan).</summary>
internal struct CompensatedSum
{
    private double _error;

    public double Value { get; private set; }

    public void Add(double value)
    {
        var corrected = value - _error;
        var next = Value + corrected;
        _error = double.IsFinite(next) ? next - Value - corrected : 0;
        Value = next;
    }
}
