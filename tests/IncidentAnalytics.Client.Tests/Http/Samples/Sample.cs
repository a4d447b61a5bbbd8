using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;
using Refit;

namespace IncidentAnalytics.Client.Tests.Http.Samples;

internal sealed record Sample(string? Name);

/// <summary>An open value.</summary>
internal readonly record struct SampleKind : IOpenValue<SampleKind>
{
    private readonly string? _text;

    private SampleKind(string text) => _text = text;

    public static SampleKind New { get; } = new("NEW");

    public static implicit operator SampleKind(string text) => new(text);

    public override string ToString() => _text ?? "";
}

internal record SamplePageQuery
{
    [AliasAs("page")]
    public int? Page { get; init; }

    [AliasAs("page_size")]
    public int? PageSize { get; init; }
}

/// <summary>A query object that inherits members.</summary>
internal sealed record SampleQuery : SamplePageQuery
{
    [AliasAs("is_active")]
    public bool? IsActive { get; init; }

    [AliasAs("min_confidence")]
    public double? MinConfidence { get; init; }

    [AliasAs("created_after"), Query(Format = "yyyy-MM-ddTHH:mm:ssZ")]
    public DateTimeOffset? CreatedAfter { get; init; }

    [AliasAs("kind")]
    public SampleKind? Kind { get; init; }

    [AliasAs("kinds"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<SampleKind>? Kinds
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    [AliasAs("statuses"), Query(CollectionFormat.Csv)]
    public IReadOnlyList<string>? Statuses
    {
        get;
        init => field = value is { Count: 0 } ? null : value;
    }

    public string? Plain { get; init; }

    [JsonIgnore]
    public string Ignored => "never sent";
}

[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(int?))]
internal sealed partial class SamplesJsonContext : JsonSerializerContext;
