using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Engine;
using IncidentAnalytics.ReferenceServer.Engine.Fields;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Engine.Conformance;

/// <summary>What the vendors' own suites assert against real servers, asked of the engine.</summary>
public sealed class AggregationConformanceTests
{
    private const string Nothing = "no vectors";

    private const string Skipped =
        "The environment variable " + AggregationVector.Variable + " does not name the folder of the conformance vectors; the engine's own cases still run.";

    public static TheoryData<string> Vectors { get; } =
        AggregationVector.All.Count == 0 ? [Nothing] : [.. AggregationVector.All.Select(vector => vector.Id)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_engine_answers_as_the_vendors_suite_asserts(string id)
    {
        Assert.SkipWhen(AggregationVector.Folder is null, Skipped);
        Assert.NotEqual(Nothing, id);
        var vector = AggregationVector.All.Single(candidate => candidate.Id == id);
        var differences = Run(vector);

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

    private static string[] Run(AggregationVector vector)
    {
        AggregationOutcome outcome;
        try
        {
            var documents = vector.Documents.EnumerateArray().Select(Document.FromJson).ToArray();
            outcome = AggregationEngine.Run(new DocumentSet(documents, Mapping.FromJson(vector.Mapping)), vector.Query, vector.Aggregations);
        }
        catch (AggregationException refusal)
        {
            return vector.Error is { } error ? RefusalDifferences(error, refusal) : [$"refused: {refusal.Message}"];
        }

        using var answer = JsonDocument.Parse(outcome.Aggregations.ToJsonString());
        if (vector.Error is not null)
        {
            return [$"not refused: {answer.RootElement}"];
        }

        return
        [
            .. ExpectedJson.Differences(vector.Match!, vector.Tolerance, vector.Expected!.Value, answer.RootElement),
            .. vector.Absent.Where(path => ExpectedJson.Find(answer.RootElement, path) is { ValueKind: not JsonValueKind.Null }).Select(path => $"{path} is there"),
            .. vector.Total is { } total && total != outcome.Total ? (string[])[$"total is {outcome.Total} instead of {total}"] : [],
        ];
    }

    private static string[] RefusalDifferences(JsonElement error, AggregationException refusal) =>
        error.TryGetProperty("reason_contains", out var part) && !refusal.Message.Contains(part.GetString()!, StringComparison.Ordinal)
            ? [$"the reason is \"{refusal.Message}\" instead of \"{part}\""]
            : [];
}
