using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Benchmarks.Contenders;

// The types that a user would write for these calls alone: the members that the client's models have, as far as they are in the responses.

internal sealed class PlainPage<T>
{
    public long? Count { get; set; }
    public string? Next { get; set; }
    public string? Previous { get; set; }
    public List<T>? Results { get; set; }
}

internal sealed class PlainKpiMetric
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public string? MetricType { get; set; }
    public string? AggregationType { get; set; }
    public List<string>? IncidentCategories { get; set; }
    public List<string>? IncidentSeverities { get; set; }
    public List<string>? IncidentPriorities { get; set; }
    public string? CalculationFormula { get; set; }
    public long? TimeWindowHours { get; set; }
    public bool? IsActive { get; set; }
    public bool? IsSystemMetric { get; set; }
    public string? CreatedBy { get; set; }
    public string? CreatedByUsername { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
    public DateTimeOffset? UpdatedAt { get; set; }
    public long? MeasurementCount { get; set; }
    public PlainKpiMeasurement? LatestMeasurement { get; set; }
}

internal sealed class PlainKpiMeasurement
{
    public string? Id { get; set; }
    public string? Metric { get; set; }
    public string? MetricName { get; set; }

    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
    public decimal? Value { get; set; }
    public string? Unit { get; set; }
    public DateTimeOffset? PeriodStart { get; set; }
    public DateTimeOffset? PeriodEnd { get; set; }
    public DateTimeOffset? CalculatedAt { get; set; }
    public long? IncidentCount { get; set; }
    public JsonElement? CalculationDetails { get; set; }
}

internal sealed class PlainSonarTickets
{
    public long? Total { get; set; }
    public List<PlainSonarTicket>? Tickets { get; set; }
}

internal sealed class PlainSonarTicket
{
    public long? Id { get; set; }
    public Guid? RepoGuid { get; set; }
    public string? RepoName { get; set; }
    public Guid? SiteGuid { get; set; }
    public string? SiteName { get; set; }
    public Guid? Guid { get; set; }
    public string? Title { get; set; }
    public string? Priority { get; set; }
    public string? Status { get; set; }
    public string? Format { get; set; }
    public long? Count { get; set; }
    public bool? Attack { get; set; }
    public bool? Incident { get; set; }
    public List<PlainSonarUser>? Assignees { get; set; }
    public List<PlainSonarUser>? Approvers { get; set; }

    [JsonConverter(typeof(PlainDateConverter))]
    public DateTimeOffset? Created { get; set; }

    [JsonConverter(typeof(PlainDateConverter))]
    public DateTimeOffset? Updated { get; set; }

    [JsonConverter(typeof(PlainDateConverter))]
    public DateTimeOffset? Closed { get; set; }
    public string? XLogin { get; set; }
    public string? XUser { get; set; }
    public string? XDept { get; set; }
    public string? XSite { get; set; }
}

internal sealed class PlainSonarUser
{
    public Guid? CompanyGuid { get; set; }
    public string? CompanyName { get; set; }
    public Guid? UserGuid { get; set; }
    public string? UserName { get; set; }
    public string? TaskType { get; set; }
    public string? TaskStatus { get; set; }
    public string? XLogin { get; set; }
    public string? XUser { get; set; }
    public string? XDept { get; set; }
}

internal sealed class PlainTicketRequest
{
    public string? Application { get; set; }
    public List<string>? AppType { get; set; }
    public List<string>? Domain { get; set; }
    public string? StartTime { get; set; }
    public string? EndTime { get; set; }
    public bool IncludesEu { get; set; }
    public PlainTicketAggregations? Aggs { get; set; }

    /// <summary>The documented request.</summary>
    public static PlainTicketRequest CreateTrends() =>
        new()
        {
            Application = "atr",
            AppType = ["ec2", "kubernetes"],
            Domain = ["your-domain-1.example.com", "your-domain-2.example.com"],
            StartTime = "2024-03-03T10:20:30Z",
            EndTime = "2024-06-01T10:20:30Z",
            Aggs = new()
            {
                TicketsByType = new()
                {
                    Terms = new() { Field = "ticket.type", Size = 20 },
                },
                TicketsOverTime = new()
                {
                    DateHistogram = new() { Field = "@timestamp", FixedInterval = "1d" },
                },
                ResolvedCount = new() { Filter = new() { Term = new(StringComparer.Ordinal) { ["ticket.resolved"] = true } } },
            },
        };
}

internal sealed class PlainTicketAggregations
{
    public PlainAggregation? TicketsByType { get; set; }
    public PlainAggregation? TicketsOverTime { get; set; }
    public PlainAggregation? ResolvedCount { get; set; }
}

internal sealed class PlainAggregation
{
    public PlainField? Terms { get; set; }
    public PlainField? DateHistogram { get; set; }
    public PlainFilter? Filter { get; set; }
}

internal sealed class PlainField
{
    public string? Field { get; set; }
    public int? Size { get; set; }
    public string? FixedInterval { get; set; }
}

internal sealed class PlainFilter
{
    public Dictionary<string, bool>? Term { get; set; }
}

internal sealed class PlainTicketResponse<T>
{
    public PlainTicketData<T>? Data { get; set; }
}

internal sealed class PlainTicketData<T>
{
    public long? Total { get; set; }
    public T? Aggregations { get; set; }
}

internal sealed class PlainTicketTrends
{
    public PlainTerms? TicketsByType { get; set; }
    public PlainHistogram? TicketsOverTime { get; set; }
    public PlainCount? ResolvedCount { get; set; }
}

internal sealed class PlainHosts
{
    public PlainTerms? ByHost { get; set; }
}

internal sealed class PlainTerms
{
    public long? DocCountErrorUpperBound { get; set; }
    public long? SumOtherDocCount { get; set; }
    public List<PlainTermsBucket>? Buckets { get; set; }
}

internal sealed class PlainTermsBucket
{
    public string? Key { get; set; }
    public long DocCount { get; set; }
}

internal sealed class PlainHistogram
{
    public List<PlainHistogramBucket>? Buckets { get; set; }
}

internal sealed class PlainHistogramBucket
{
    public long Key { get; set; }
    public string? KeyAsString { get; set; }
    public long DocCount { get; set; }
}

internal sealed class PlainCount
{
    public long DocCount { get; set; }
}

/// <summary>Sonar's dates: <c>2022-09-14 17:34:19+0900</c>.</summary>
internal sealed class PlainDateConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;

        Span<char> text = stackalloc char[24];
        return reader.ValueSpan.Length == 24
            ? DateTimeOffset.ParseExact(text[..reader.CopyString(text)], "yyyy-MM-dd HH:mm:sszz00", CultureInfo.InvariantCulture)
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower
)]
[JsonSerializable(typeof(PlainKpiMetric))]
[JsonSerializable(typeof(PlainPage<PlainKpiMetric>))]
[JsonSerializable(typeof(PlainPage<PlainKpiMeasurement>))]
[JsonSerializable(typeof(PlainSonarTickets))]
[JsonSerializable(typeof(PlainTicketRequest))]
[JsonSerializable(typeof(PlainTicketResponse<PlainTicketTrends>))]
[JsonSerializable(typeof(PlainTicketResponse<PlainHosts>))]
internal sealed partial class PlainJsonContext : JsonSerializerContext;
