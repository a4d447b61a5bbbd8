using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Rows of random results: nothing is lost, and nothing is doubled.</summary>
public sealed class AggregationRowPropertyTests
{
    [Fact]
    public void ToRows_HasEveryValueOnce() =>
        Property.Holds(
            Prop.ForAll(
                Results(),
                static json =>
                {
                    var rows = Read(json);
                    var read = rows.SelectMany(static row => OwnCells(row)).SelectMany(static cell => Values(cell));
                    using var document = JsonDocument.Parse(json);
                    return read.Order(StringComparer.Ordinal).SequenceEqual(Scalars(document.RootElement).Order(StringComparer.Ordinal));
                }
            )
        );

    [Fact]
    public void ToRows_AddsUpToTheCountsOfTheBuckets() =>
        Property.Holds(
            Prop.ForAll(
                Results(),
                static json =>
                {
                    using var document = JsonDocument.Parse(json);
                    return Read(json).Skip(1).Sum(static row => row.DocCount) == BucketCounts(document.RootElement).Sum();
                }
            )
        );

    [Fact]
    public void ToRows_GivesNamesOnce_AndFollowsTheRowAroundEachBucket() =>
        Property.Holds(
            Prop.ForAll(
                Results(),
                static json =>
                {
                    var rows = Read(json);
                    var keys = new HashSet<string>(StringComparer.Ordinal);
                    return rows.All(row =>
                        row.Cells.Select(static cell => cell.Name).Distinct(StringComparer.Ordinal).Count() == row.Cells.Count()
                        && row.Cells.All(cell => ReferenceEquals(row[cell.Name], cell))
                        && keys.Add(string.Join('|', row.Path, row.Keys.Count, string.Join('|', row.Keys)))
                        && (
                            row.Keys.Count <= 1
                            || keys.Any(k => k.EndsWith(string.Join('|', row.Keys.SkipLast(1)), StringComparison.Ordinal))
                        )
                    );
                }
            )
        );

    private static List<AggregationRow> Read(string json) =>
        [.. new TicketAggregationResult(TicketAggregationResponse.Parse("{\"data\":{\"aggregations\":" + json + "}}")).ToRows()];

    // All cells but the keys of the buckets around.
    private static IEnumerable<AggregationCell> OwnCells(AggregationRow row) => row.Cells.Skip(Math.Max(row.Keys.Count - 1, 0));

    private static List<string> Values(AggregationCell cell)
    {
        var scalars = Scalars(cell.Json).ToList();
        return scalars is [var only] && cell.Text != only ? [only, cell.Text!] : scalars;
    }

    private static IEnumerable<string> Scalars(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(static m =>
                    m.Value.ValueKind == JsonValueKind.Object
                    && m.Value.TryGetProperty("doc_count", out _)
                    && m.Name.StartsWith("key", StringComparison.Ordinal)
                        ? [m.Name, .. Scalars(m.Value)]
                        : Scalars(m.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(static e => Scalars(e)),
            JsonValueKind.Null => ["null"],
            _ => [element.ToString()],
        };

    private static IEnumerable<long> BucketCounts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(static m =>
                    m.Name != "buckets" ? BucketCounts(m.Value)
                    : m.Value.ValueKind == JsonValueKind.Array ? m.Value.EnumerateArray().SelectMany(static b => CountsIn(b))
                    : m.Value.EnumerateObject().SelectMany(static b => CountsIn(b.Value))
                ),
            _ => [],
        };

    private static IEnumerable<long> CountsIn(JsonElement bucket) => [bucket.GetProperty("doc_count").GetInt64(), .. BucketCounts(bucket)];

    private static Arbitrary<string> Results() =>
        Gen.Choose(0, int.MaxValue).Select(static seed => new ResultGenerator(seed).Create()).ToArbitrary();

    /// <summary>Writes results in which every value occurs once.</summary>
    private sealed class ResultGenerator(int seed)
    {
        private readonly Random _random = new(seed);
        private int _next;

        public string Create() => $"{{{Aggregations(depth: 0)}}}".Replace('\'', '"');

        private string Aggregations(int depth) =>
            string.Join(
                ',',
                Enumerable.Range(0, _random.Next(1, 4)).Select(i => $"'{Prefix()}{(char)('a' + i)}':{{{Aggregation(depth)}}}")
            );

        private string Prefix() => _random.Next(4) == 0 ? "type#" : "";

        private string Aggregation(int depth) =>
            _random.Next(depth < 3 ? 9 : 5) switch
            {
                0 => $"'value':{Value()}",
                1 => $"'value':{Value()},'value_as_string':'{Value()}'",
                2 => $"'count':{Value()},'min_as_string':'{Value()}','min':{Value()},'bounds':{{'upper':{Value()}}}",
                3 => $"'values':{{'50.0':{Value()},'95.0':{Value()},'95.0_as_string':'{Value()}'}}",
                4 => $"'hits':{{'total':{{'value':{Value()}}},'hits':[{{'x':{Value()}}},{Value()}]}}",
                5 => $"'doc_count':{Value()},{Aggregations(depth + 1)}",
                6 => $"'buckets':{{{Several(() => $"'key{Value()}':{{{Bucket(depth)}}}")}}},'other':{Value()}",
                _ => $"'sum':{Value()},'buckets':[{Several(() => $"{{{Key()},{Bucket(depth)}}}")}]",
            };

        private string Bucket(int depth) => $"'doc_count':{Value()},{Aggregations(depth + 1)}";

        private string Key() =>
            _random.Next(3) switch
            {
                0 => $"'key':'{Value()}'",
                1 => $"'key_as_string':'{Value()}','key':{Value()}",
                _ => $"'key':{{'x':{Value()}}}",
            };

        private string Several(Func<string> create) => string.Join(',', Enumerable.Range(0, _random.Next(4)).Select(_ => create()));

        private string Value() => (++_next).ToString(CultureInfo.InvariantCulture);
    }
}
