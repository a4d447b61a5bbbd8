using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Events;

public sealed class EventSearchTests : IAsyncLifetime
{
    private EventServer _events = null!;

    public async ValueTask InitializeAsync() =>
        _events = await EventServer.StartAsync([
            EventServer.Ticket(
                "03:00:00",
                "P1",
                """ "ticket.id":"TCK-11","ticket.type":"incident","ticket.category":"database","application":"Billing","app_type":"rds","domain":"b.example.com","region":"us-east-1" """
            ),
            EventServer.Ticket(
                "03:00:00",
                "P2",
                """ "ticket.id":"TCK-12","ticket.type":"alert","ticket.category":"network","application":"atr","app_type":"ec2","domain":"a.example.com","region":"us-east-1" """
            ),
            EventServer.Ticket(
                "03:00:00",
                "P3",
                """ "ticket.id":"TCK-13","ticket.type":"change","ticket.category":"network","application":"atr","app_type":"rds","domain":"a.example.com","region":"eu-west-1" """
            ),
            EventServer.Ticket("03:00:00", "P4", """ "ticket.id":"TCK-14" """),
        ]);

    public async ValueTask DisposeAsync() => await _events.DisposeAsync();

    [Theory]
    [InlineData("", "Critical 1, Major 1, Minor 1, Info 1")]
    [InlineData("BASE_INC", "Critical 1")]
    [InlineData("major", "Major 1")]
    [InlineData("Event", "Minor 1")]
    [InlineData("billing", "Critical 1")]
    [InlineData("RDS", "Critical 1, Minor 1")]
    [InlineData("us-east-1/a", "Major 1")]
    [InlineData("unknown", "Info 1")]
    [InlineData("TCK-11", "")]
    [InlineData("nothing like it", "")]
    public async Task Search_CoversMandatoryMetadata_IgnoringCase(string search, string totals) =>
        Assert.Equal(totals, await _events.TotalsAsync($"\"search\":\"{search}\""));

    [Theory]
    [InlineData("event_name", "database_incident", "Critical 1")]
    [InlineData("event_severity", "Major", "Major 1")]
    [InlineData("event_type", "alarm", "Critical 1, Major 1, Info 1")]
    [InlineData("event_type", "event", "Minor 1")]
    [InlineData("resource_provider", "Billing", "Critical 1")]
    [InlineData("resource_provider", "billing", "")]
    [InlineData("resource_type", "rds", "Critical 1, Minor 1")]
    [InlineData("resource_id", "eu-west-1/a.example.com", "Minor 1")]
    [InlineData("ticket_id", "TCK-12", "Major 1")]
    [InlineData("ticket_type", "change", "Minor 1")]
    [InlineData("ticket_category", "network", "Major 1, Minor 1")]
    [InlineData("ticket_priority", "P4", "Info 1")]
    [InlineData("domain", "a.example.com", "Major 1, Minor 1")]
    [InlineData("region", "unknown", "Info 1")]
    [InlineData("Region", "unknown", "")]
    public async Task MetadataRelation_ComparesKey(string key, string value, string totals) =>
        Assert.Equal(totals, await _events.TotalsAsync(Relation(Criterion("AND", key, value))));

    [Theory]
    [InlineData("Critical 1, Major 1", "AND resource_type rds ec2", "AND region us-east-1")]
    [InlineData("", "AND resource_type rds", "AND ticket_category network", "AND region us-east-1")]
    [InlineData("Critical 1, Minor 1", "OR event_severity Critical", "OR region eu-west-1")]
    [InlineData("Critical 1", "OR event_severity Critical", "OR region eu-west-1", "AND region us-east-1")]
    [InlineData("", "OR event_severity Critical", "AND region eu-west-1")]
    [InlineData("Minor 1, Info 1", "NOT region us-east-1")]
    [InlineData("Info 1", "NOT region us-east-1", "NOT region eu-west-1")]
    [InlineData("Minor 1", "OR event_severity Critical Minor", "NOT region us-east-1")]
    [InlineData("Critical 1, Major 1, Minor 1, Info 1", "NOT no_such_key x")]
    [InlineData("", "AND no_such_key")]
    [InlineData("Critical 1, Major 1, Minor 1, Info 1", "AND region")]
    [InlineData("", "NOT region")]
    public async Task MetadataRelation_CombinesCriteria(string totals, params string[] criteria) =>
        Assert.Equal(
            totals,
            await _events.TotalsAsync(
                Relation([
                    .. criteria.Select(static text =>
                    {
                        var words = text.Split(' ');
                        return Criterion(words[0], words[1], words[2..]);
                    }),
                ])
            )
        );

    [Theory]
    [InlineData("""{"key":"region","value":["us-east-1"]}""", "Critical 1, Major 1")]
    [InlineData("""{"key":"region","value":["us-east-1"],"relation":null}""", "Critical 1, Major 1")]
    [InlineData("""{"key":"region","value":null,"relation":"NOT"}""", "")]
    [InlineData("""{"value":["us-east-1"],"relation":"OR"}""", "Critical 1, Major 1, Minor 1, Info 1")]
    [InlineData("{}", "Critical 1, Major 1, Minor 1, Info 1")]
    public async Task MetadataRelation_AllowsMissingMembers(string criterion, string totals) =>
        Assert.Equal(totals, await _events.TotalsAsync(Relation(criterion)));

    [Fact]
    public async Task Statistics_CombineTypeSearchAndCriteria() =>
        Assert.Equal(
            "Critical 1",
            await _events.TotalsAsync("\"search\":\"rds\"," + Relation(Criterion("NOT", "region", "x")), "?type=active_alert")
        );

    [Theory]
    [InlineData("""{"order_by":["event_severity"],"order":"asc"}""", false)]
    [InlineData("""{"order_by":["event_severity"],"order":"desc"}""", true)]
    [InlineData("""{"order_by":["event_type","event_severity"],"order":"desc"}""", true)]
    [InlineData("""{"order_by":["event_severity"]}""", false)]
    [InlineData("""{"order_by":["event_type"],"order":"desc"}""", false)]
    [InlineData("""{"order":"desc"}""", false)]
    [InlineData("{}", false)]
    public async Task Sort_OrdersSeriesBySeverity(string sort, bool isDescending) =>
        Assert.Equal(
            isDescending ? "Info 1, Minor 1, Major 1, Critical 1" : "Critical 1, Major 1, Minor 1, Info 1",
            await _events.TotalsAsync($"\"sort\":{sort}")
        );

    private static string Criterion(string relation, string key, params string[] values) =>
        $$"""{"key":"{{key}}","value":[{{string.Join(',', values.Select(static value => $"\"{value}\""))}}],"relation":"{{relation}}"}""";

    private static string Relation(params string[] criteria) => $"\"metadata_relation\":[{string.Join(',', criteria)}]";
}
