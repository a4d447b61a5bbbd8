using System.Globalization;
using IncidentAnalytics.ReferenceServer.Aggregations;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

public sealed class DocumentSetTests
{
    [Fact]
    public void FromJson_FlattensObjectsAndArrays()
    {
        var one = EngineQuery.Create(
            """{"ticket": {"type": "disk", "tags": ["a", ["b"]], "notes": [{"by": "ann"}, {"by": "bob"}]}, "empty": [], "none": null}"""
        );
        Assert.Equal("disk", one.GetKeys("""{"terms": {"field": "ticket.type"}}"""));
        Assert.Equal("a b", one.GetKeys("""{"terms": {"field": "ticket.tags"}}"""));
        Assert.Equal("ann bob", one.GetKeys("""{"terms": {"field": "ticket.notes.by"}}"""));
        Assert.Equal(0, one.CountMatches("""{"bool": {"should": [{"exists": {"field": "empty"}}, {"exists": {"field": "none"}}]}}"""));
    }

    [Theory]
    [InlineData("1", "2", "lterms")]
    [InlineData("1", "2.5", "dterms")]
    [InlineData("2.5", "1", "dterms")]
    [InlineData("true", "false", "lterms")]
    [InlineData("\"1\"", "2", "sterms")]
    [InlineData("1", "true", "sterms")]
    [InlineData("\"2026-01-01\"", "\"2026-01-02\"", "sterms")]
    public void DocumentSet_InfersTypeFromValues(string first, string second, string expected)
    {
        var result = EngineQuery
            .Create($"{{\"f\": {first}}}\n{{\"f\": {second}}}")
            .Run("""{"a": {"terms": {"field": "f"}}}""", typedKeys: true);
        Assert.Equal($"{expected}#a", Assert.Single(result.Aggregations).Key);
    }

    [Fact]
    public void Add_StoresValuesOfEveryKind()
    {
        var document = new Document();
        document.Add("kind", "disk");
        document.Add("kind", "raid");
        document.Add("open", true);
        document.Add("hours", 3L);
        document.Add("load", 0.5);
        document.Add("at", DateTimeOffset.Parse("2026-03-09T01:00:00+02:00", CultureInfo.InvariantCulture));
        var result = AggregationEngine.Run(
            new DocumentSet([document], new Dictionary<string, string>(StringComparer.Ordinal) { ["hours"] = "double" }),
            query: null,
            EngineQuery.Parse(
                """
                {"kinds": {"value_count": {"field": "kind"}}, "open": {"filter": {"term": {"open": true}}}, "hours": {"max": {"field": "hours"}},
                 "load": {"min": {"field": "load"}}, "day": {"date_histogram": {"field": "at", "fixed_interval": "1d", "format": "yyyy-MM-dd", "keyed": true}}}
                """
            ),
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal(1, result.Total);
        Assert.Equal(
            """
            {"kinds":{"value":2},"open":{"doc_count":1},"hours":{"value":3.0},"load":{"value":0.5},"day":{"buckets":{"2026-03-08":{"key_as_string":"2026-03-08","key":1772928000000,"doc_count":1}}}}
            """,
            result.Aggregations.ToJsonString()
        );
    }

    [Theory]
    [InlineData("long", "\"12\"", "12")]
    [InlineData("integer", "12.9", "12")]
    [InlineData("double", "\"1.50\"", "1.5")]
    [InlineData("float", "0.1", "0.10000000149011612")]
    [InlineData("keyword", "12", "12")]
    [InlineData("keyword", "1.0", "1.0")]
    [InlineData("keyword", "true", "true")]
    [InlineData("text", "\"as it is\"", "as it is")]
    [InlineData("boolean", "\"true\"", "1")]
    [InlineData("boolean", "\"\"", "0")]
    [InlineData("ip", "\"2001:DB8:0:0::1\"", "2001:db8::1")]
    [InlineData("ip", "\"::ffff:10.0.0.1\"", "10.0.0.1")]
    [InlineData("date", "\"1970-01-01T00:00:01Z\"", "1000")]
    [InlineData("date", "86400000", "86400000")]
    public void DocumentSet_ConvertsValuesToTypeOfField(string type, string value, string expected) =>
        Assert.Equal(
            expected,
            EngineQuery.Create($$"""{"f": {{value}} }""", $$"""{"f": "{{type}}"}""").GetKeys("""{"terms": {"field": "f"}}""")
        );

    [Theory]
    [InlineData("long", "\"many\"", "failed to parse field [f] of type [long]: the value is [many]")]
    [InlineData("long", "true", "failed to parse field [f] of type [long]")]
    [InlineData("long", "1e30", "failed to parse field [f] of type [long]")]
    [InlineData("double", "\"NaN\"", "failed to parse field [f] of type [double]")]
    [InlineData("boolean", "\"yes\"", "failed to parse field [f] of type [boolean]")]
    [InlineData("date", "\"soon\"", "failed to parse field [f] of type [date]")]
    [InlineData("date", "true", "failed to parse field [f] of type [date]")]
    [InlineData("ip", "\"10.1\"", "'10.1' is not an IP string literal.")]
    public void DocumentSet_Throws_WhenValueDoesNotFitType(string type, string value, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<AggregationException>(() => EngineQuery.Create($$"""{"f": {{value}} }""", $$"""{"f": "{{type}}"}""")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("""{"f": "geo"}""", "No handler for type [geo] declared on field [f]")]
    [InlineData("""{"f": {"format": "yyyy"}}""", "No type specified for field [f]")]
    [InlineData("""{"f": {"type": "date", "format": "QQ"}}""", "Invalid format: [QQ]")]
    [InlineData("""[]""", "the mapping must be an object")]
    public void Mapping_Throws_WhenInvalid(string mapping, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<AggregationException>(() => EngineQuery.Create("{}", mapping)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void FromJson_Throws_WhenJsonIsNotAnObject() =>
        Assert.Throws<AggregationException>(() => Document.FromJson(EngineQuery.Parse("[1]")));

    [Fact]
    public void DocumentSet_KeepsDatesBeyondYear9999() =>
        Assert.Equal(
            "+21971-04-30T12:00:00.000Z=1",
            EngineQuery
                .Create("""{"at": 631180900800000}""", """{"at": "date"}""")
                .GetCounts("""{"date_histogram": {"field": "at", "fixed_interval": "12h"}}""")
        );

    [Fact]
    public void DocumentSet_SupportsConcurrentReaders()
    {
        var documents = EngineQuery.Create(
            string.Join('\n', Enumerable.Range(0, 500).Select(i => $$"""{"k": "t{{i % 7}}", "n": {{i}} }"""))
        );
        const string Request = """{"terms": {"field": "k"}, "aggs": {"n": {"stats": {"field": "n"}}}}""";
        var expected = documents.GetAnswer(Request).GetRawText();
        Parallel.For(0, 32, _ => Assert.Equal(expected, documents.GetAnswer(Request).GetRawText()));
    }
}
