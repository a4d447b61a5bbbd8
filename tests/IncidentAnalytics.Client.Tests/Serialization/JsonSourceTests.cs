using System.Text.Json;
using IncidentAnalytics.Client.Serialization;
using IncidentAnalytics.Client.Tickets;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class JsonSourceTests
{
    private static readonly byte[] Json = """{"data":{"total":1}}"""u8.ToArray();

    [Fact]
    public void TryGet_IsFalse_AfterTheJsonWasDeserialized()
    {
        JsonSource.Deserialize(Json, TicketsJsonContext.Default.TicketAggregationResponse);
        AssertUnknown();

        Assert.Throws<JsonException>(static () =>
            JsonSource.Deserialize(Json.AsMemory(1), TicketsJsonContext.Default.TicketAggregationResponse)
        );
        AssertUnknown();

        static void AssertUnknown()
        {
            var reader = new Utf8JsonReader(Json);
            reader.Read();
            Assert.False(JsonSource.TryGet(reader, out _));
        }
    }
}
