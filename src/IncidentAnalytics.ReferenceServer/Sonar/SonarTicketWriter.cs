using System.Text.Json;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>Writes a page as JSON. The order of members is that of the vendor's sample.</summary>
internal sealed class SonarTicketWriter
{
    private readonly Utf8JsonWriter _json;
    private readonly TimeSpan _offset;

    private SonarTicketWriter(Utf8JsonWriter json, TimeSpan offset)
    {
        _json = json;
        _offset = offset;
    }

    public static void Write(Utf8JsonWriter json, SonarPage page, TimeSpan offset)
    {
        var writer = new SonarTicketWriter(json, offset);
        json.WriteStartObject();
        json.WriteNumber("total", page.Total);
        json.WriteStartArray("tickets");
        foreach (var ticket in page.Tickets)
        {
            writer.WriteTicket(ticket);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteTicket(SonarTicket ticket)
    {
        _json.WriteStartObject();
        _json.WriteNumber("id", ticket.Id);
        _json.WriteString("repo_guid", ticket.Type.Guid);
        _json.WriteString("repo_name", ticket.Type.Name);

        // As in the sample, a ticket without a site has no members for it.
        if (ticket.Site is { } site)
        {
            _json.WriteString("site_guid", site.Guid);
            _json.WriteString("site_name", site.Name);
        }

        _json.WriteString("guid", ticket.Guid);
        _json.WriteString("title", ticket.Title);
        _json.WriteString("priority", SonarText.Format(ticket.Priority));
        _json.WriteString("status", SonarText.Format(ticket.Status));
        _json.WriteString("format", SonarText.Format(ticket.Type.Format));
        _json.WriteNumber("count", ticket.Count);
        WriteVerdict("attack", ticket.IsAttack);
        WriteVerdict("incident", ticket.IsIncident);
        WriteTasks("assignees", "ASSIGNEE", ticket.Assignees);
        WriteTasks("approvers", "APPROVER", ticket.Approvers);
        _json.WriteString("created", SonarDate.Format(ticket.CreatedAt, _offset));
        _json.WriteString("updated", SonarDate.Format(ticket.UpdatedAt, _offset));
        _json.WriteString("closed", ticket.ClosedAt is { } closedAt ? SonarDate.Format(closedAt, _offset) : null);
        WriteDeleted(ticket.Author);
        if (ticket.Site is not null)
        {
            _json.WriteString("x_site", ticket.Site.IsDeleted ? ticket.Site.Name : null);
        }

        _json.WriteEndObject();
    }

    private void WriteVerdict(string name, bool? value)
    {
        if (value is { } verdict)
        {
            _json.WriteBoolean(name, verdict);
        }
        else
        {
            _json.WriteNull(name);
        }
    }

    private void WriteTasks(string name, string type, SonarTask[] tasks)
    {
        _json.WriteStartArray(name);
        foreach (var task in tasks)
        {
            _json.WriteStartObject();
            _json.WriteString("company_guid", SonarDirectory.CompanyGuid);
            _json.WriteString("company_name", SonarDirectory.CompanyName);
            _json.WriteString("user_guid", task.Person.Guid);
            _json.WriteString("user_name", task.Person.Name);
            _json.WriteString("task_type", type);
            _json.WriteString("task_status", SonarText.Format(task.Status));
            WriteDeleted(task.Person);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    /// <summary>Writes the data of a deleted account, and nulls for any other.</summary>
    private void WriteDeleted(SonarPerson? person)
    {
        var deleted = person is { IsDeleted: true } ? person : null;
        _json.WriteString("x_login", deleted?.Login);
        _json.WriteString("x_user", deleted?.Name);
        _json.WriteString("x_dept", deleted?.Department);
    }
}
