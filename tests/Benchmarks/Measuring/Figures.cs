using System.Globalization;

namespace Benchmarks.Measuring;

/// <summary>The figures of one call.</summary>
internal readonly record struct Figures(Bytes Bytes, Duration Time)
{
    public Ratio TimeRatioTo(Figures other) => new(Time.Seconds / other.Time.Seconds);

    public override string ToString() => $"{Bytes}, {Time}";

    /// <summary>The figures, with the time as a ratio to the limit as well.</summary>
    public string Beside(Figures limit) => $"{this} ({TimeRatioTo(limit)})";
}

/// <summary>A number of bytes; 1 KB is 1,024 bytes.</summary>
internal readonly record struct Bytes(long Count)
{
    public static Bytes FromKilobytes(double kilobytes) => new((long)(kilobytes * 1024));

    public static Bytes FromMegabytes(double megabytes) => new((long)(megabytes * 1024 * 1024));

    public override string ToString() =>
        Count switch
        {
            < 10_000 => Number.Format(Count, "B"),
            < 10_000 * 1024L => Number.Format(Count / 1024.0, "KB"),
            _ => Number.Format(Count / 1024.0 / 1024.0, "MB"),
        };
}

/// <summary>A time.</summary>
internal readonly record struct Duration(double Seconds)
{
    public static Duration FromMilliseconds(double milliseconds) => new(milliseconds / 1e3);

    public override string ToString() =>
        Seconds switch
        {
            < 1e-6 => Number.Format(Seconds * 1e9, "ns"),
            < 1e-3 => Number.Format(Seconds * 1e6, "µs"),
            < 10 => Number.Format(Seconds * 1e3, "ms"),
            _ => Number.Format(Seconds, "s"),
        };
}

/// <summary>A ratio to the limit.</summary>
internal readonly record struct Ratio(double Value)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"× {Value:0.##}");
}

internal static class Number
{
    /// <summary>Formats a number with at least three significant digits.</summary>
    public static string Format(double value, string unit)
    {
        var decimals = Math.Abs(value) switch
        {
            _ when Math.Abs(value - Math.Round(value)) < 1e-9 => "N0",
            < 10 => "N2",
            < 100 => "N1",
            _ => "N0",
        };
        return value.ToString(decimals, CultureInfo.InvariantCulture) + " " + unit;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
