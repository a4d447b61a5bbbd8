using System.Text.Json;
using IncidentAnalytics.Testing;
using Xunit;
using static IncidentAnalytics.ReferenceServer.Tests.Sonar.SonarServer;

namespace IncidentAnalytics.ReferenceServer.Tests.Sonar;

public sealed class SonarTicketTests
{
    /// <summary>The ticket of the vendor's sample, in the words of the world.</summary>
    private const string SampleDocument = """
        {"@timestamp":"2022-09-14T08:34:19Z","application":"shop","app_type":"ec2","domain":"shop.example.com","ticket":{"id":"TCK-2",
        "type":"alert","category":"security","priority":"P4","status":"on_hold","acknowledged_at":"2022-09-14T14:55:29Z"}}
        """;

    // What is the vendor's own, or drawn: names, GUIDs, counts.
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "total",
        "repo_guid",
        "guid",
        "title",
        "count",
        "company_guid",
        "company_name",
        "user_guid",
        "user_name",
    };

    [Fact]
    public async Task Ticket_HasDocumentedMembers()
    {
        await using var sonar = await StartAsync(SampleDocument.ReplaceLineEndings(""));

        var (status, body) = await sonar.GetAsync("");

        Assert.Equal(200, status);
        Assert.Equal(Lines(JsonElement.Parse(DocumentedSample.ReadResponse("sonar.list_tickets"))), Lines(JsonElement.Parse(body)));
        var ticket = JsonElement.Parse(body).GetProperty("tickets")[0];
        Assert.EndsWith(": shop (ec2) at shop.example.com", Text(ticket, "title"), StringComparison.Ordinal);
        foreach (
            var guid in new[]
            {
                ticket.GetProperty("repo_guid"),
                ticket.GetProperty("guid"),
                ticket.GetProperty("assignees")[0].GetProperty("user_guid"),
            }
        )
        {
            Assert.True(Guid.TryParseExact(guid.GetString(), "D", out _));
        }
    }

    [Fact]
    public async Task World_HasValueForEveryDocumentedMember()
    {
        await using var sonar = await StartAsync();
        var all = await sonar.AllAsync();
        var seen = all.SelectMany(static ticket => Members(ticket, "")).ToHashSet(StringComparer.Ordinal);

        string[] person =
        [
            "company_guid",
            "company_name",
            "user_guid",
            "user_name",
            "task_type",
            "task_status",
            "x_login",
            "x_user",
            "x_dept",
        ];
        string[] ticket =
        [
            "id",
            "repo_guid",
            "repo_name",
            "site_guid",
            "site_name",
            "guid",
            "title",
            "priority",
            "status",
            "format",
            "count",
            "attack",
            "incident",
            "created",
            "updated",
            "closed",
            "x_login",
            "x_user",
            "x_dept",
            "x_site",
        ];
        IEnumerable<string> documented =
        [
            .. ticket,
            .. person.Select(static name => "assignees." + name),
            .. person.Select(static name => "approvers." + name),
        ];
        Assert.Equal(documented.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task World_HasEveryDocumentedValue()
    {
        await using var sonar = await StartAsync();
        var all = await sonar.AllAsync();

        Assert.Equal(["HIGH", "LOW", "MEDIUM"], Distinct(all, "priority"));
        Assert.Equal(["APPROVED", "ASSIGNED", "CLOSED", "IN_PROGRESS", "NEW", "REJECTED", "SUBMITTED"], Distinct(all, "status"));
        Assert.Equal(["JSON", "MARKDOWN", "PLAIN"], Distinct(all, "format"));
        foreach (var (list, type) in new[] { ("assignees", "ASSIGNEE"), ("approvers", "APPROVER") })
        {
            var people = all.SelectMany(ticket => ticket.GetProperty(list).EnumerateArray()).ToList();
            Assert.Equal([type], Distinct(people, "task_type"));
            Assert.Equal(["ASSIGNED", "CLOSED", "IN_PROGRESS"], Distinct(people, "task_status"));
        }

        Assert.Equal(12, Distinct(all.SelectMany(static ticket => ticket.GetProperty("assignees").EnumerateArray()), "user_guid").Count());
        Assert.Equal(all.Count, Distinct(all, "guid").Count());
        Assert.Equal(Distinct(all, "repo_name").Count(), Distinct(all, "repo_guid").Count());
    }

    [Fact]
    public async Task Ticket_IsConsistent()
    {
        await using var sonar = await StartAsync();
        Assert.All(
            await sonar.AllAsync(),
            static ticket =>
            {
                var status = Text(ticket, "status");
                var (attack, incident) = (ticket.GetProperty("attack"), ticket.GetProperty("incident"));
                Assert.Equal(status == "CLOSED", ticket.GetProperty("closed").ValueKind == JsonValueKind.String);
                Assert.Equal(status == "NEW", ticket.GetProperty("assignees").GetArrayLength() == 0);
                Assert.Equal(status is "NEW" or "ASSIGNED" or "IN_PROGRESS", ticket.GetProperty("approvers").GetArrayLength() == 0);
                Assert.Equal(attack.ValueKind == JsonValueKind.Null, incident.ValueKind == JsonValueKind.Null);
                Assert.True(status != "NEW" || attack.ValueKind == JsonValueKind.Null);
                Assert.True(incident.ValueKind != JsonValueKind.True || (attack.GetBoolean() && Text(ticket, "priority") == "HIGH"));
                Assert.Equal(Text(ticket, "repo_name") == "Threat", Text(ticket, "format") == "JSON");
                Assert.True(string.CompareOrdinal(Text(ticket, "created"), Text(ticket, "updated")) <= 0);
                Assert.True(status != "CLOSED" || Text(ticket, "closed") == Text(ticket, "updated"));
                Assert.True(string.CompareOrdinal(Text(ticket, "updated"), "2026-03-02 21:00:00+0900") <= 0);
                Assert.True(ticket.GetProperty("count").GetInt32() >= 1);
            }
        );
    }

    [Theory]
    [InlineData("P1", "HIGH")]
    [InlineData("P2", "HIGH")]
    [InlineData("P3", "MEDIUM")]
    [InlineData("P4", "LOW")]
    public async Task Priority_FollowsWorld(string priority, string expected)
    {
        await using var sonar = await StartAsync($$$"""{"@timestamp":"2026-03-01T00:00:00Z","ticket":{"priority":"{{{priority}}}"}}""");

        Assert.Equal(expected, Text(Assert.Single((await sonar.ListAsync()).Tickets), "priority"));
    }

    [Theory]
    [InlineData("\"status\":\"new\"", "NEW", "2026-02-20 09:00:00+0900")]
    [InlineData("\"acknowledged_at\":\"2026-02-20T00:05:00Z\"", "IN_PROGRESS", "2026-02-20 09:05:00+0900")]
    [InlineData("\"status\":\"on_hold\",\"acknowledged_at\":\"2026-02-20T00:05:00Z\"", "ASSIGNED", "2026-02-20 09:05:00+0900")]
    [InlineData("\"resolved_at\":\"2026-03-02T12:00:00Z\"", "SUBMITTED", "2026-03-02 21:00:00+0900")]
    [InlineData("\"resolved_at\":\"2026-02-27T12:00:00Z\"", "CLOSED", "2026-03-02 21:00:00+0900")]
    [InlineData("\"status\":\"closed\",\"resolved_at\":\"2026-03-01T12:00:00Z\"", "CLOSED", "2026-03-01 21:00:00+0900")]
    [InlineData("\"status\":\"closed\"", "CLOSED", "2026-02-23 09:00:00+0900")]
    public async Task Status_FollowsHistory(string fields, string status, string updated)
    {
        await using var sonar = await StartAsync($$$"""{"@timestamp":"2026-02-20T00:00:00Z","ticket":{ {{{fields}}} }}""");
        var ticket = Assert.Single((await sonar.ListAsync()).Tickets);

        Assert.Equal((status, updated), (Text(ticket, "status"), Text(ticket, "updated")));
        Assert.Equal(status == "CLOSED" ? updated : null, Text(ticket, "closed"));
    }

    [Fact]
    public async Task Status_IsApprovedOrRejected_WithinTwoDaysOfResolution()
    {
        await using var sonar = await StartAsync([
            .. Enumerable
                .Range(1, 200)
                .Select(static id =>
                    $$$"""{"@timestamp":"2026-02-20T00:00:00Z","ticket":{"id":"{{{id}}}","resolved_at":"2026-02-28T12:00:00Z"}}"""
                ),
        ]);
        var (_, tickets) = await sonar.ListAsync();

        Assert.Equal(["APPROVED", "REJECTED"], Distinct(tickets, "status"));
        Assert.True(tickets.Count(static ticket => Text(ticket, "status") == "REJECTED") < 50);
    }

    [Fact]
    public async Task Ticket_RequiresOnlyATime()
    {
        await using var sonar = await StartAsync("""{"@timestamp":"2026-02-20T00:00:00.999Z"}""", "{}");
        var (total, tickets) = await sonar.ListAsync();

        Assert.Equal(1, total);
        Assert.Equal("2026-02-20 09:00:00+0900", Text(Assert.Single(tickets), "created"));
        Assert.False(
            tickets[0].TryGetProperty("site_guid", out _)
                || tickets[0].TryGetProperty("site_name", out _)
                || tickets[0].TryGetProperty("x_site", out _)
        );
    }

    private static IEnumerable<string?> Distinct(IEnumerable<JsonElement> objects, string member) =>
        objects.Select(one => Text(one, member)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Every member in its order, with its value; what is the vendor's own with its kind only.</summary>
    private static IEnumerable<string> Lines(JsonElement value, string path = "") =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member =>
                    Own.Contains(member.Name)
                        ? [$"{path}.{member.Name}: {member.Value.ValueKind}"]
                        : Lines(member.Value, $"{path}.{member.Name}")
                ),
            JsonValueKind.Array => [$"{path}: {value.GetArrayLength()}", .. value.EnumerateArray().SelectMany(item => Lines(item, path))],
            _ => [$"{path}: {value.GetRawText()}"],
        };

    /// <summary>The paths of all members that are not null.</summary>
    private static IEnumerable<string> Members(JsonElement value, string path) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member => Members(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Members(item, path)),
            JsonValueKind.Null => [],
            _ => [path],
        };
}
