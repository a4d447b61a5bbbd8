using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations.Conformance;

/// <summary>Sends the cases that vendors assert in their own test suites to the reference server.</summary>
public sealed class AggregationConformanceTests(ConformanceServer server) : IClassFixture<ConformanceServer>
{
    private const string Missing =
        "The conformance vectors are not part of this repository: 115 aggregation cases that the test suites of OpenSearch, Elasticsearch "
        + "and Quickwit assert. Set "
        + AggregationVector.EnvironmentVariable
        + " to their folder to run them.";

    /// <summary>Includes known differences without a vector, so that they fail.</summary>
    public static IEnumerable<TheoryDataRow<string>> Vectors =>
        AggregationVector.Folder is null
            ? [new TheoryDataRow<string>("all vectors") { Skip = Missing }]
            : AggregationVector
                .All.Select(static vector => vector.Id)
                .Union(KnownDifferences.Reasons.Keys)
                .Select(static id => new TheoryDataRow<string>(id));

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task Aggregate_ReturnsWhatVendorsAssert(string id)
    {
        var vector = AggregationVector.All.SingleOrDefault(candidate => candidate.Id == id);
        Assert.True(vector is not null, $"{id} is listed as a known difference, and no vector has this id.");
        var differences = await RunAsync(vector);

        if (KnownDifferences.Reasons.TryGetValue(id, out var reason))
        {
            Assert.True(
                differences.Length > 0,
                $"{id} is listed as a known difference ({reason}) but is answered as expected: take it off the list."
            );
        }
        else
        {
            Assert.True(differences.Length == 0, $"{vector.Title}: {string.Join("; ", differences)}");
        }
    }

    private async Task<string[]> RunAsync(AggregationVector vector)
    {
        var request = new JsonObject
        {
            ["mapping"] = JsonObject.Create(vector.Mapping),
            ["documents"] = JsonArray.Create(vector.Documents),
            ["query"] = vector.Query is { } query ? JsonObject.Create(query) : null,
            ["aggs"] = JsonObject.Create(vector.Aggregations),
        };
        using var response = await server.Http.PostAsJsonAsync("/_reference/aggregate", request, TestContext.Current.CancellationToken);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return vector.Error is { } error
                ? RefusalDifferences(error, response.StatusCode, body.RootElement.GetProperty("detail").GetString()!)
                : [$"refused: {body.RootElement}"];
        }

        var answer = body.RootElement.GetProperty("aggregations");
        if (vector.Error is not null)
        {
            return [$"not refused: {answer}"];
        }

        var found = body.RootElement.GetProperty("total").GetInt64();
        return
        [
            .. ExpectedJson.Differences(vector.Match!, vector.Tolerance, vector.Expected!.Value, answer),
            .. vector
                .Absent.Where(path => ExpectedJson.Find(answer, path) is { ValueKind: not JsonValueKind.Null })
                .Select(path => $"{path} is there"),
            .. vector.Total is { } total && total != found ? (string[])[$"total is {found} instead of {total}"] : [],
        ];
    }

    private static string[] RefusalDifferences(JsonElement error, HttpStatusCode status, string detail) =>
        [
            .. status == HttpStatusCode.BadRequest ? (string[])[] : [$"the status is {status}"],
            .. error.TryGetProperty("reason_contains", out var part) && !detail.Contains(part.GetString()!, StringComparison.Ordinal)
                ? (string[])[$"the reason is \"{detail}\" instead of \"{part}\""]
                : [],
        ];
}
