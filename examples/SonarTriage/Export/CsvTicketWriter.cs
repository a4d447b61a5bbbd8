using CsvHelper;
using Examples;
using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Export;

/// <summary>Tickets as comma-separated values in UTF-8; see <see cref="DataOutput.CsvOptions"/>.</summary>
internal sealed class CsvTicketWriter : ITicketWriter
{
    private readonly CsvWriter _csv;

    public CsvTicketWriter(Stream stream)
    {
        _csv = CsvWriter.Create(stream, DataOutput.CsvOptions, leaveOpen: true);
        _csv.WriteHeader(
            "id",
            "priority",
            "status",
            "title",
            "type",
            "assignees",
            "approvers",
            "duplicates",
            "attack",
            "incident",
            "created",
            "updated",
            "closed"
        );
    }

    public ValueTask WriteAsync(SonarTicket ticket, CancellationToken cancellationToken)
    {
        _csv.WriteField(ticket.Id);
        _csv.WriteField(ticket.Priority?.ToString());
        _csv.WriteField(ticket.Status?.ToString());
        _csv.WriteField(ticket.Title);
        _csv.WriteField(ticket.RepoName);
        _csv.WriteField(Names(ticket.Assignees));
        _csv.WriteField(Names(ticket.Approvers));
        _csv.WriteField(ticket.Count);
        WriteFlag(ticket.IsAttack);
        WriteFlag(ticket.IsIncident);
        _csv.WriteField(ticket.Created, DataOutput.IsoDate);
        _csv.WriteField(ticket.Updated, DataOutput.IsoDate);
        _csv.WriteField(ticket.Closed, DataOutput.IsoDate);
        return _csv.EndRecordAsync(cancellationToken);
    }

    public ValueTask CompleteAsync(CancellationToken cancellationToken) => _csv.FlushAsync(cancellationToken);

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private void WriteFlag(bool? flag)
    {
        if (flag is { } known)
            _csv.WriteField(known);
        else
            _csv.WriteField((string?)null);
    }

    private static string Names(IReadOnlyList<SonarTicketUser>? users) =>
        string.Join("; ", (users ?? []).Select(static user => user.UserName ?? user.FormerUser ?? user.UserGuid?.ToString()));
}
