using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Engine.Conformance;

/// <summary>What the vendors' own suites assert against real servers, asked of the reference server over HTTP.</summary>
public sealed class AggregationConformanceTests(ConformanceServer server) : IClassFixture<ConformanceServer>
{
    private const string Nothing = "no vectors";

    private const string Skipped =
        "The environment variable " + AggregationVector.Variable + " does not name the folder of the conformance vectors; the engine's own cases still run.";

    public static TheoryData<string> Vectors { get; } =
        AggregationVector.All.Count == 0 ? [Nothing] : [.. AggregationVector.All.Select(vector => vector.Id)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task The_server_answers_as_the_vendors_suite_asserts(string id)
    {
        Assert.SkipWhen(AggregationVector.Folder is null, Skipped);
        Assert.NotEqual(Nothing, id);
        var vector = AggregationVector.All.Single(candidate => candidate.Id == id);
        var differences = await RunAsync(vector);

        if (KnownDifferences.Reasons.TryGetValue(id, out var reason))
        {
            Assert.True(differences.Length > 0, $"{id} is listed as a known difference ({reason}) but is answered as expected: take it off the list.");
        }
        else
        {
            Assert.True(differences.Length == 0, $"{vector.Title}: {string.Join("; ", differences)}");
        }
    }

    [Fact]
    public void Known_differences_are_of_vectors_that_exist()
    {
        Assert.SkipWhen(AggregationVector.Folder is null, Skipped);
        Assert.All(KnownDifferences.Reasons.Keys, id => Assert.Contains(AggregationVector.All, vector => vector.Id == id));
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
            .. vector.Absent.Where(path => ExpectedJson.Find(answer, path) is { ValueKind: not JsonValueKind.Null }).Select(path => $"{path} is there"),
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
