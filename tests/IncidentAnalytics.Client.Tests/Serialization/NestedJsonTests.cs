using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Analytics;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Tests.Fuzzing;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

/// <summary>An item of a page reads as it does alone, and an item that cannot be read fails the page with its path.</summary>
public sealed class NestedJsonTests
{
    [Fact]
    public void Read_GivesTheItemOrItsPath_ForItemsWithDocumentedMembers() =>
        AssertSame(DocumentedBodies.KpiMetric, AnalyticsJsonContext.Default.KpiMetric, AnalyticsJsonContext.Default.AnalyticsPageKpiMetric);

    [Fact]
    public void Read_GivesTheItem_ForItemsWithoutDocumentedMembers() =>
        AssertSame(
            DocumentedBodies.Recurrence,
            AnalyticsJsonContext.Default.RecurrenceAnalysis,
            AnalyticsJsonContext.Default.AnalyticsPageRecurrenceAnalysis
        );

    [Fact]
    public void Read_ThrowsWithThePath_WhenAStringIsInvalidUnicode()
    {
        var e = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize("""{"results":[{"name":"\ud83d"}]}""", AnalyticsJsonContext.Default.AnalyticsPageKpiMetric)
        );
        Assert.Equal("$.results[0].name", e.Path);
    }

    private static void AssertSame<T>(string body, JsonTypeInfo<T> item, JsonTypeInfo<AnalyticsPage<T>> page)
        where T : class =>
        Property.Holds(
            Prop.ForAll(
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                seed =>
                {
                    var valid = Encoding.UTF8.GetBytes(body);
                    var json = Encoding.UTF8.GetString(UnicodeJson.Repair(new Mutator(new Random(seed)).Mutate(valid, valid, valid)));
                    return !IsOneValue(json)
                        || Read($$"""{"results":[{{body}},{{json}}]}""", page, static p => p.Results.ElementAtOrDefault(1)?.ToString())
                            == Read(json, item, static i => i?.ToString(), "$.results[1]");
                }
            )
        );

    private static string? Read<T>(string json, JsonTypeInfo<T> type, Func<T, string?> show, string? path = null)
    {
        try
        {
            return show(JsonSerializer.Deserialize(json, type)!);
        }
        catch (JsonException e)
        {
            return path is null ? e.Path : path + e.Path![1..];
        }
    }

    private static bool IsOneValue(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
