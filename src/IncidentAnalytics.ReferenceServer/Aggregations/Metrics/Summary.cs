namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>What is kept of many numbers; the sums are compensated, so that small numbers are not lost beside large ones.</summary>
internal struct Summary
{
    private CompensatedSum _sum;
    private CompensatedSum _squares;

    public long Count { get; private set; }

    public double Min { get; private set; }

    public double Max { get; private set; }

    public readonly double Sum => _sum.Value;

    public readonly double SumOfSquares => _squares.Value;

    /// <summary>Not a number when there is none to average.</summary>
    public readonly double Average => Sum / Count;

    /// <summary>The mean square distance from the average over all numbers.</summary>
    public readonly double Variance => Math.Max(0, SquaredDistances / Count);

    /// <summary>The estimate from a sample: not a number when the sample is a single one.</summary>
    public readonly double SamplingVariance => Math.Max(0, SquaredDistances / (Count - 1));

    private readonly double SquaredDistances => Count == 0 ? double.NaN : SumOfSquares - (Sum * Sum / Count);

    public void Add(double value)
    {
        Min = Count == 0 ? value : Math.Min(Min, value);
        Max = Count == 0 ? value : Math.Max(Max, value);
        Count++;
        _sum.Add(value);
        _squares.Add(value * value);
    }
}

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
