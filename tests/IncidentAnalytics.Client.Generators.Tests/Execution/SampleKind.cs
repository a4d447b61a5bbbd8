using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Generators.Tests.Execution;

/// <summary>An open value.</summary>
internal readonly record struct SampleKind : IOpenValue<SampleKind>
{
    private readonly string? _text;

    private SampleKind(string text) => _text = text;

    public static SampleKind New { get; } = new("NEW");

    public static SampleKind FromText(string text) => new(text);

    public override string ToString() => _text ?? "";
}
