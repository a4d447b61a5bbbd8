using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.ReferenceServer.Aggregations;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Aggregations;

/// <summary>Compares the engine, which works on columns and blocks of documents, with an evaluation of one document after the other.</summary>
public sealed class EngineRecountTests
{
    private const long Day = 86_400_000;

    private static readonly Dictionary<string, string> Mapping = new(StringComparer.Ordinal)
    {
        ["kind"] = "keyword",
        ["hours"] = "long",
        ["at"] = "date",
        ["open"] = "boolean",
    };

    // Few distinct values, so that documents share them; none, one or several in a document.
    private static readonly Gen<Item> AnyItem =
        from kinds in Several(Gen.Elements("disk", "network", "raid"))
        from hours in Several(Gen.Choose(0, 5).Select(static number => (long)number))
        from dates in Several(Gen.Choose(0, 8).Select(static number => number * (Day / 2)))
        from open in Several(Gen.Elements(true, false))
        select new Item(kinds, hours, dates, open);

    /// <summary>Documents of any shape, or tickets: each with one value of every field, and sorted by date.</summary>
    private static readonly Gen<Item[]> AnyItems = Gen.Choose(0, 200)
        .SelectMany(static count =>
            Gen.OneOf(
                AnyItem.ArrayOf(count),
                AnyItem
                    .ArrayOf(count)
                    .Select(static items => Array.ConvertAll(items, Item.WithOneValue).OrderBy(static item => item.Dates[0]).ToArray())
            )
        );

    private static readonly Gen<Condition> Leaf = Gen.OneOf(
        Gen.Elements(
            new Condition("""{"match_all":{}}""", static _ => true),
            new Condition("""{"match_none":{}}""", static _ => false),
            new Condition("""{"exists":{"field":"kind"}}""", static item => item.Kinds.Length > 0),
            new Condition("""{"exists":{"field":"at"}}""", static item => item.Dates.Length > 0),
            new Condition("""{"prefix":{"kind":"r"}}""", static item => item.Kinds.Contains("raid")),
            new Condition("""{"term":{"open":true}}""", static item => item.Open.Contains(true)),
            new Condition("""{"terms":{"kind":["disk","tape"]}}""", static item => item.Kinds.Contains("disk")),
            new Condition("""{"terms":{"hours":[0,2,9]}}""", static item => item.Hours.Any(static number => number is 0 or 2 or 9))
        ),
        from start in Gen.Choose(-1, 9)
        from length in Gen.Choose(-1, 9)
        let range = (From: start * (Day / 2), To: (start + length) * (Day / 2))
        select new Condition(
            Format($$"""{"range":{"at":{"gte":{{range.From}}, "lt":{{range.To}} } } }"""),
            item => item.Dates.Any(at => at >= range.From && at < range.To)
        )
    );

    private static readonly Gen<Condition> AnyCondition = CreateConditions(depth: 3);

    [Fact]
    public void Run_EqualsNaiveEvaluation() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true),
            Prop.ForAll(
                (from items in AnyItems from query in AnyCondition from filter in AnyCondition select (items, query, filter)).ToArbitrary(),
                static run =>
                {
                    var documents = new DocumentSet([.. run.items.Select(static item => item.ToDocument())], Mapping);
                    var answer = AggregationEngine.Run(documents, Parse(run.query.Json), Parse(CreateAggregations(run.filter, depth: 1)));
                    var found = Array.FindAll(run.items, item => run.query.Matches(item));
                    Assert.Equal(found.Length, answer.Total);
                    var expected = Recount(found, run.filter, depth: 1);
                    Assert.True(JsonNode.DeepEquals(expected, answer.Aggregations), $"{expected} expected, not {answer.Aggregations}");
                }
            )
        );

    private static string CreateAggregations(Condition filter, int depth)
    {
        var nested = depth == 0 ? "" : $",\"aggs\":{CreateAggregations(filter, depth - 1)}";
        return $$"""
            {"kinds":{"terms":{"field":"kind","order":{"_key":"asc"} }{{nested}} },
             "days":{"date_histogram":{"field":"at","fixed_interval":"1d","min_doc_count":1}{{nested}} },
             "filter":{"filter":{{filter.Json}}{{nested}} },
             "filters":{"filters":{"filters":[{{filter.Json}},{"term":{"open":false} } ],"other_bucket":true}{{nested}} },
             "without":{"missing":{"field":"hours"}{{nested}} },
             "hours":{"sum":{"field":"hours"} } }
            """;
    }

    private static JsonObject Recount(Item[] items, Condition filter, int depth)
    {
        return new JsonObject
        {
            ["kinds"] = new JsonObject
            {
                ["doc_count_error_upper_bound"] = 0,
                ["sum_other_doc_count"] = 0L,
                ["buckets"] = Split(items, static item => item.Kinds, StringComparer.Ordinal, static kind => new() { ["key"] = kind }),
            },
            ["days"] = new JsonObject
            {
                ["buckets"] = Split(
                    items,
                    static item => item.Dates.Select(static at => at / Day * Day),
                    Comparer<long>.Default,
                    static day =>
                        new()
                        {
                            ["key_as_string"] = DateTimeOffset
                                .FromUnixTimeMilliseconds(day)
                                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                            ["key"] = day,
                        }
                ),
            },
            ["filter"] = Count([], items.Where(filter.Matches)),
            ["filters"] = new JsonObject
            {
                ["buckets"] = new JsonArray(
                    Count([], items.Where(filter.Matches)),
                    Count([], items.Where(static item => item.Open.Contains(false))),
                    Count([], items.Where(item => !filter.Matches(item) && !item.Open.Contains(false)))
                ),
            },
            ["without"] = Count([], items.Where(static item => item.Hours.Length == 0)),
            ["hours"] = new JsonObject { ["value"] = JsonNode.Parse(Format($"{items.Sum(static item => item.Hours.Sum())}.0")) },
        };

        JsonArray Split<T>(Item[] all, Func<Item, IEnumerable<T>> select, IComparer<T> order, Func<T, JsonObject> describe) =>
            new([
                .. all.SelectMany(select)
                    .Distinct()
                    .Order(order)
                    .Select(key => (JsonNode)Count(describe(key), all.Where(item => select(item).Contains(key)))),
            ]);

        JsonObject Count(JsonObject bucket, IEnumerable<Item> those)
        {
            Item[] inside = [.. those];
            bucket["doc_count"] = (long)inside.Length;
            foreach (var (name, value) in depth == 0 ? [] : Recount(inside, filter, depth - 1).ToArray())
            {
                bucket[name] = value!.DeepClone();
            }

            return bucket;
        }
    }

    private static Gen<Condition> CreateConditions(int depth) =>
        depth == 0
            ? Leaf
            : Gen.Frequency(
                (1, Leaf),
                (
                    2,
                    from required in CreateConditions(depth - 1).ListOf(1)
                    from excluded in CreateConditions(depth - 1).ListOf(1)
                    from count in Gen.Choose(0, 4)
                    from optional in CreateConditions(depth - 1).ListOf(count)
                    from minimum in Gen.Choose(0, 3)
                    from without in Gen.Choose(0, 3)
                    select Combine(without == 1 ? [] : [.. required], without == 2 ? [] : [.. excluded], [.. optional], minimum)
                )
            );

    private static Condition Combine(Condition[] required, Condition[] excluded, Condition[] optional, int minimum)
    {
        return new Condition(
            Format(
                $$"""{"bool":{"must":{{List(required)}},"must_not":{{List(excluded)}},"should":{{List(optional)}},"minimum_should_match":{{minimum}} } }"""
            ),
            item =>
                required.All(condition => condition.Matches(item))
                && !excluded.Any(condition => condition.Matches(item))
                && optional.Count(condition => condition.Matches(item)) >= minimum
        );

        static string List(Condition[] conditions) => $"[{string.Join(',', conditions.Select(static condition => condition.Json))}]";
    }

    private static Gen<T[]> Several<T>(Gen<T> value) =>
        Gen.Frequency((1, Gen.Constant(0)), (5, Gen.Constant(1)), (1, Gen.Choose(2, 3))).SelectMany(count => value.ArrayOf(count));

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static JsonElement Parse(string json) => EngineQuery.Parse(json);

    /// <summary>A query, and the same as a condition on an item.</summary>
    private sealed record Condition(string Json, Func<Item, bool> Matches)
    {
        public override string ToString() => Json;
    }

    private sealed record Item(string[] Kinds, long[] Hours, long[] Dates, bool[] Open)
    {
        public static Item WithOneValue(Item item) =>
            new(
                [item.Kinds.FirstOrDefault("disk")],
                [item.Hours.FirstOrDefault()],
                [item.Dates.FirstOrDefault()],
                [item.Open.FirstOrDefault()]
            );

        public Document ToDocument()
        {
            var document = new Document();
            Array.ForEach(Kinds, kind => document.Add("kind", kind));
            Array.ForEach(Hours, number => document.Add("hours", number));
            Array.ForEach(Dates, at => document.Add("at", DateTimeOffset.FromUnixTimeMilliseconds(at)));
            Array.ForEach(Open, open => document.Add("open", open));
            return document;
        }

        public override string ToString() =>
            $"[{string.Join(' ', Kinds)}|{string.Join(' ', Hours)}|{string.Join(' ', Dates)}|{string.Join(' ', Open)}]";
    }
}
