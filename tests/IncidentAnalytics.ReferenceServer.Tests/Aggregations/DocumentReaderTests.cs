using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Aggregations.Fields;
using IncidentAnalytics.ReferenceServer.World;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

/// <summary>Compares documents that are read straight into columns with documents that are made of objects.</summary>
public sealed class DocumentReaderTests
{
    // No value of these fails: a declared field has values of its type.
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["application"] = ["\"atr\"", "\"bcr\"", "5", "true", "\"\\u00e9\""],
        ["@timestamp"] = ["\"2026-03-01T00:00:00Z\"", "\"2026-02-01\"", "1767225600000", "\"1767225600001\""],
        ["ticket.eu"] = ["true", "false", "\"true\"", "\"\""],
        ["ticket.affected_users"] = ["1", "2", "2.9", "\"3\""],
        ["ticket.time_to_resolve_minutes"] = ["0.5", "1", "\"1.50\"", "-0.0"],
        ["number"] = ["1", "2.5", "3", "9007199254740993", "1.0"],
        ["any"] = ["1", "2.5", "true", "\"x\"", "\"1\"", "1.0"],
        ["ticket.whole"] = ["1", "2", "2"],
        ["ticket.nested.text"] = ["\"a\"", "\"b\"", "\"a\""],
    };

    private static readonly Gen<string> AnyDocument =
        from members in (from name in Gen.Elements(Values.Keys.ToArray()) from value in AnyValue(name) select (name, value)).ListOf()
        from nested in Gen.Elements(true, false)
        select nested
            ? Nest([.. members])
            : $"{{{string.Join(',', members.Select(static member => $"\"{member.name}\":{member.value}"))}}}";

    [Fact]
    public void TryRead_StoresTheSame_AsObjects() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true),
            Prop.ForAll(
                AnyDocument.ListOf().ToArbitrary(),
                static lines =>
                {
                    var objects = lines.Select(static line => Document.FromJson(EngineQuery.Parse(line)));
                    Assert.Equal(Describe(new DocumentSet([.. objects], TicketFields.Mapping)), Describe(Read(lines).Build()));
                }
            )
        );

    [Fact]
    public void AddAll_StoresTheSame_AsOneReader() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true),
            Prop.ForAll(
                (
                    from first in AnyDocument.ListOf()
                    from second in AnyDocument.ListOf()
                    from third in AnyDocument.ListOf()
                    select (first, second, third)
                ).ToArbitrary(),
                static parts =>
                {
                    var set = new DocumentSetBuilder(TicketFields.Types);
                    set.AddAll(Read(parts.first).Build());
                    set.AddAll(Read(parts.second));
                    var all = new DocumentSetBuilder(TicketFields.Types);
                    all.AddAll(set.Build());
                    all.AddAll(Read(parts.third));
                    Assert.Equal(Describe(Read([.. parts.first, .. parts.second, .. parts.third]).Build()), Describe(all.Build()));
                }
            )
        );

    [Theory]
    [InlineData("""{"number":1e400}""", """{"number":"text"}""", "Infinity text")]
    [InlineData("""{"number":"text"}""", """{"number":1e400}""", "Infinity text")]
    [InlineData("""{"number":1}""", """{"number":true}""", "1 true")]
    public void AddAll_WidensTypes(string first, string second, string expected)
    {
        var all = new DocumentSetBuilder(TicketFields.Types);
        all.AddAll(Read([first]));
        all.AddAll(Read([second]));
        var column = Assert.IsType<KeywordColumn>(all.Build().Find("number"));
        Assert.Equal(expected, string.Join(' ', column.Terms.ToArray()));
    }

    [Fact]
    public void GetDocuments_Throws_WhenAValueDoesNotFit_AfterAllLinesAreRead()
    {
        var reader = new DocumentReader(TicketFields.Types);
        Assert.True(reader.TryRead("""{"application":"atr","ticket":{"eu":"maybe","affected_users":"many"}}"""u8));
        Assert.True(reader.TryRead("""{"@timestamp":"soon"}"""u8));
        Assert.ThrowsAny<JsonException>(() => reader.TryRead("{"u8));
        Assert.Contains("[ticket.eu]", Assert.Throws<AggregationException>(reader.GetDocuments).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Throws_WhenANumberIsInfinite() =>
        Assert.Equal(
            "failed to parse field [number] of type [double]: the value is [Infinity]",
            Assert.Throws<AggregationException>(() => Read(["""{"number":1}""", """{"number":1e400}"""]).Build()).Message
        );

    [Theory]
    [InlineData("[1]")]
    [InlineData("5")]
    [InlineData("null")]
    public void TryRead_ReturnsFalse_WhenTextIsNotAnObject(string text) =>
        Assert.False(new DocumentReader(TicketFields.Types).TryRead(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void TryRead_FindsManyMembers_InAnyOrder()
    {
        string[] names = [.. Enumerable.Range(0, 100).Select(static i => $"m{i:D2}")];
        string[] lines = [ToLine(names), ToLine([.. names.OrderDescending(StringComparer.Ordinal)]), ToLine([names[70], names[3]])];
        var objects = lines.Select(static line => Document.FromJson(EngineQuery.Parse(line)));
        Assert.Equal(Describe(new DocumentSet([.. objects], TicketFields.Mapping)), Describe(Read(lines).Build()));

        static string ToLine(string[] names) => $"{{{string.Join(',', names.Select(static name => $"\"{name}\":\"{name}\""))}}}";
    }

    private static Gen<string> AnyValue(string name) =>
        Gen.Frequency(
            (6, Gen.Elements(Values[name])),
            (1, Gen.Elements("null", "[]", "{}")),
            (1, Gen.Elements(Values[name]).ListOf().Select(static values => $"[{string.Join(',', values)}]"))
        );

    /// <summary>Members of <c>ticket</c> in an object of their own, in an array.</summary>
    private static string Nest((string Name, string Value)[] members)
    {
        var inside = members
            .Where(static member => member.Name.StartsWith("ticket.", StringComparison.Ordinal))
            .Select(static member => $"\"{member.Name["ticket.".Length..]}\" : {member.Value}");
        var outside = members
            .Where(static member => !member.Name.StartsWith("ticket.", StringComparison.Ordinal))
            .Select(static member => $"\"{member.Name}\":{member.Value}");
        return $"{{{string.Join(", ", outside.Append($"\"ticket\":[{{{string.Join(", ", inside)}}}]"))}}}";
    }

    private static DocumentSetBuilder Read(IEnumerable<string> lines)
    {
        var reader = new DocumentReader(TicketFields.Types);
        foreach (var line in lines)
        {
            Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(line)));
        }

        return reader.GetDocuments();
    }

    /// <summary>The fields with their types and all values, in alphabetical order, and the tickets, which have the first values.</summary>
    private static string[] Describe(DocumentSet documents) =>
        [
            .. documents
                .Columns.OrderBy(static entry => entry.Key, StringComparer.Ordinal)
                .Select(static entry => $"{entry.Key} {entry.Value.Mapping.TypeName} {Describe(entry.Value)}"),
            .. TicketReader.Read(documents, DateTimeOffset.UnixEpoch).Select(static ticket => ticket.ToString()),
            $"{documents.Count} documents",
        ];

    private static string Describe(Column column) =>
        string.Join(
            ' ',
            column.GetValues().Select(static item => $"{item.Document}:{item.Value.Kind}:{item.Value}").Order(StringComparer.Ordinal)
        );
}
