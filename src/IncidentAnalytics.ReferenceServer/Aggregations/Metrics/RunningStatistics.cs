namespace IncidentAnalytics.ReferenceServer.Aggregations.Metrics;

/// <summary>Count, minimum, maximum and compensated sums of a series of numbers.</summary>
internal struct RunningStatistics
{
    private KahanSum _sum;
    private KahanSum _squares;

    public long Count { get; private set; }

    public double Min { get; private set; }

    public double Max { get; private set; }

    public readonly double Sum => _sum.Value;

    public readonly double SumOfSquares => _squares.Value;

    /// <summary>The mean; NaN without numbers.</summary>
    public readonly double Average => Sum / Count;

    /// <summary>The population variance; NaN without numbers.</summary>
    public readonly double Variance => Math.Max(0, SquaredDistances / Count);

    /// <summary>The sample variance; NaN for fewer than two numbers.</summary>
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

/// <summary>A sum with Kahan's error compensation, so that small numbers are not lost next to large ones.</summary>
internal struct KahanSum
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
