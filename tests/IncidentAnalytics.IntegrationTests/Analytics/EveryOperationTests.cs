using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Analytics;

/// <summary>Client and server agree on every operation: neither sends what the other does not read.</summary>
public sealed class EveryOperationTests(GeneratedWorld world) : IClassFixture<GeneratedWorld>
{
    public static TheoryData<string> Names => [.. AnalyticsOperations.All.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void All_HasThe25DocumentedOperations() =>
        Assert.Equal(25, AnalyticsOperations.All.Values.Select(static o => (o.Method, o.Path)).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Operation_SendsTheDocumentedRequest_AndTypesEveryMember(string name)
    {
        var operation = AnalyticsOperations.All[name];

        var records = await operation.CallAsync(world.Client.Analytics, Token);

        var sent = world.Server.Requests[^1];
        var path = "^/api/analytics/" + operation.Path.Replace("{id}", "[0-9a-f-]{36}", StringComparison.Ordinal) + "$";
        Assert.Equal((operation.Method, operation.Status), (sent.Method, sent.Status));
        Assert.Matches(new Regex(path, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), sent.Path);
        Assert.NotEmpty(records);
        Assert.All(records, static record => AssertKnown(record, record.GetType().Name));
        Assert.Equal(
            operation.Empty,
            string.Join(", ", Members(records[0].GetType()).Where(m => records.All(r => m.GetValue(r) is null)).Select(static m => m.Name))
        );
    }

    /// <summary>Finds members without a property, at any depth of a record.</summary>
    private static void AssertKnown(object value, string where)
    {
        if (value is IEnumerable list and not string)
        {
            foreach (var element in list)
            {
                if (element is not null)
                    AssertKnown(element, where);
            }

            return;
        }

        if (value.GetType().GetProperty("AdditionalProperties")?.GetValue(value) is not IReadOnlyDictionary<string, JsonElement> unknown)
            return;

        Assert.True(unknown.Count == 0, $"{where} has no property for {string.Join(", ", unknown.Keys)}.");
        foreach (var member in Members(value.GetType()))
        {
            if (member.GetValue(value) is { } inner)
                AssertKnown(inner, $"{where}.{member.Name}");
        }
    }

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static p => p.Name != "AdditionalProperties");
}
