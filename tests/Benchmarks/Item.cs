namespace Benchmarks;

/// <summary>The result of the GET call.</summary>
public sealed record Item
{
    public int Id { get; init; }

    public string? Name { get; init; }

    public double Value { get; init; }
}
