using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Values that are not parsed read as their elements do.</summary>
public sealed class ResultJsonTests
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "12.0",
        "1.2e1",
        "-5",
        "1e999",
        "1e-999",
        "9223372036854775807",
        "9223372036854775808",
        "\"\"",
        "\" 7 \"",
        "\"12.0\"",
        "\"NaN\"",
        "\"-Infinity\"",
        "\"incident\"",
        "\"\\u0069ncident \\\"a\\\"\"",
        "\"보안 🎫\"",
        "\"\\ud83c\\udfab\"",
        "{}",
        "[]",
        "{\"a\":[1,{\"b\":2}]}",
        "[[1],2]",
    ];

    private static readonly string[] Names = ["avg", "avg", "sterms#avg", "x#avg", "\\u0061vg", "x\\u0023avg", "avg#x", "#avg", "key", ""];

    [Fact]
    public void Value_ReadsAsTheElement() => Assert.All(Values, static json => AssertSame(Parse(json), ResultJson.From(Parse(json))));

    [Fact]
    public void FindResult_FindsWhatTheElementHas() =>
        Property.Holds(
            Prop.ForAll(
                Gen.Elements(Names).Zip(Gen.Elements(Values)).ArrayOf().ToArbitrary(),
                static members =>
                {
                    var json = "{" + string.Join(',', members.Select(static m => $"\"{m.Item1}\": {m.Item2}")) + " }";
                    var element = Parse(json);
                    var expected = element.TryGetProperty("avg", out var plain)
                        ? plain
                        : element
                            .EnumerateObject()
                            .FirstOrDefault(static m => m.Name[(m.Name.IndexOf('#', StringComparison.Ordinal) + 1)..] == "avg")
                            .Value;
                    var found = ResultJson.From(element).FindResult("avg");
                    AssertSame(expected, found);
                }
            )
        );

    [Fact]
    public void Results_AreThoseOfTheResponse() =>
        Property.Holds(
            Prop.ForAll(
                Gen.Elements(Values).ArrayOf().ToArbitrary(),
                static values =>
                {
                    var json = CreateResponse(string.Join(" ,", values.Select(static (value, i) => $"\"r{i}\": {value}")));
                    // One knows the JSON that is deserialized, the other does not.
                    AssertAll(JsonSource.Deserialize(json, TicketsJsonContext.Default.TicketAggregationResponse));
                    AssertAll(JsonSerializer.Deserialize(json, TicketsJsonContext.Default.TicketAggregationResponse));

                    void AssertAll(TicketAggregationResponse? response) =>
                        Assert.Equal(values, response!.Data!.Aggregations!.Values.Select(static result => result.GetRawText()));
                }
            )
        );

    [Fact]
    public void Members_AreThoseOfTheElement()
    {
        var aggregation = Aggregation.Raw("r", "{}");
        Property.Holds(
            Prop.ForAll(
                Gen.Elements(Names).Zip(Gen.Elements(Values)).ArrayOf().ToArbitrary(),
                members =>
                {
                    var result = "{" + string.Join(" , ", members.Select(static m => $" \"{m.Item1}\" :{m.Item2}")) + "}";
                    var response = JsonSource.Deserialize(
                        CreateResponse($"\"r\":{result}"),
                        TicketsJsonContext.Default.TicketAggregationResponse
                    );
                    var json = RawResults.From(response!.Data!.Aggregations!).Find("r");
                    Assert.Equal(members.Length <= 16 ? members.Length : 0, json.KnownMembers.Length);
                    using var known = new AggregationReader(aggregation, json);
                    using var found = new AggregationReader(aggregation, ResultJson.From(Parse(result)));
                    Assert.Equal(found.Members.Select(Show), known.Members.Select(Show));
                    Assert.Equal(members.Length, known.Members.Count());
                }
            )
        );

        static (string Name, string Value) Show((string Name, ResultJson Value) member) => (member.Name, member.Value.GetRawText());
    }

    [Fact]
    public void Read_GivesTheBuckets_WhenTheDocumentHasCommentsAndTrailingCommas()
    {
        const string Json = """
            { /* result */ "buckets": [ { "key": "a", /* count */ "doc_count": 2, }, { "key": "b", "doc_count": 1 }, ], }
            """;
        TermsResult result;
        using (var document = JsonDocument.Parse(Json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }))
        {
            result = Aggregation.Terms("t", "f").Read(document.RootElement);
        }

        Assert.Equal([("a", 2L), ("b", 1L)], result.Buckets.Select(static b => (b.Key.ToString(), b.DocCount)));
        Assert.Equal("b", result.Buckets[1].Json.GetProperty("key").GetString());
    }

    private static void AssertSame(JsonElement expected, ResultJson actual)
    {
        Assert.Equal(expected.ValueKind, actual.Kind);
        Assert.Equal(
            (LenientNumber.TryInt64(expected, out var whole), whole, LenientNumber.TryDouble(expected, out var number), number),
            (actual.TryGetInt64(out var actualWhole), actualWhole, actual.TryGetDouble(out var actualNumber), actualNumber)
        );
        if (expected.ValueKind == JsonValueKind.Undefined)
            return;
        Assert.Equal(expected.GetRawText(), actual.GetRawText());
        Assert.Equal(expected.GetRawText(), actual.Parse().GetRawText());
        if (expected.ValueKind == JsonValueKind.String)
            Assert.Equal(expected.GetString(), actual.GetString());
    }

    private static byte[] CreateResponse(string results) =>
        Encoding.UTF8.GetBytes("""{"data":{"total":5,"aggregations":{""" + results + "}}}");

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
