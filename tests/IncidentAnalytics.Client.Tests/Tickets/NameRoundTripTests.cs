using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>Any name of an aggregation or a field is sent unchanged and finds its result.</summary>
public sealed class NameRoundTripTests
{
    [Fact]
    public void Serialize_WritesNamesAndFieldsUnchanged() =>
        Property.Holds(
            Prop.ForAll(
                Names(),
                static name =>
                {
                    var body = new TicketAggregationBody { Aggs = [Aggregation.Terms(name, name)] };
                    using var sent = JsonDocument.Parse(JsonSerializer.Serialize(body, TicketsJsonContext.Default.TicketAggregationBody));
                    var definition = Assert.Single(sent.RootElement.GetProperty("aggs").EnumerateObject());
                    return definition.Name == name && definition.Value.GetProperty("terms").GetProperty("field").GetString() == name;
                }
            )
        );

    [Fact]
    public void Get_FindsResult_InPlainAndTypedResponses() =>
        Property.Holds(Prop.ForAll(Names(), static name => Find(name, name) == 42 && Find("value_count#" + name, name) == 42));

    private static long Find(string sentAs, string name)
    {
        var result = new TicketAggregationResult(
            new()
            {
                Data = new()
                {
                    Aggregations = new Dictionary<string, JsonElement> { [sentAs] = JsonDocument.Parse("""{"value":42}""").RootElement },
                },
            }
        );
        return result.Get(Aggregation.ValueCount(name, "f")).Value;
    }

    // Any text that JSON can express (no unpaired surrogates), without the characters that names must not contain.
    private static Arbitrary<string> Names() =>
        Gen.Elements("aZ0_-. @:/\\\"'<{}Äß漢ก\u0000\n\u2028".ToCharArray())
            .ArrayOf()
            .Select(static characters => new string(characters))
            .Where(static name => !string.IsNullOrWhiteSpace(name))
            .ToArbitrary();
}
