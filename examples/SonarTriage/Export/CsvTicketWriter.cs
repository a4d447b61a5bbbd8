using System.Globalization;
using System.Text;
using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Export;

/// <summary>
/// Tickets as comma-separated values (RFC 4180) in UTF-8, instants as ISO 8601 in the service's offset. Such files are opened with
/// spreadsheets, and an attacker can choose a title: a text that looks like a formula is prefixed with an apostrophe.
/// </summary>
internal sealed class CsvTicketWriter(Stream stream) : ITicketWriter
{
    private static readonly string[] Columns =
    [
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
        "closed",
    ];

    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\r\n" };
    private bool _hasHeader;

    public async ValueTask WriteAsync(SonarTicket ticket, CancellationToken cancellationToken)
    {
        await WriteHeaderAsync(cancellationToken);
        await WriteRowAsync(
            [
                Text(ticket.Id),
                Inert(ticket.Priority?.ToString()),
                Inert(ticket.Status?.ToString()),
                Inert(ticket.Title),
                Inert(ticket.RepoName),
                Inert(Names(ticket.Assignees)),
                Inert(Names(ticket.Approvers)),
                Text(ticket.Count),
                Text(ticket.IsAttack),
                Text(ticket.IsIncident),
                Text(ticket.Created),
                Text(ticket.Updated),
                Text(ticket.Closed),
            ],
            cancellationToken
        );
    }

    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        await WriteHeaderAsync(cancellationToken);
        await _writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private async ValueTask WriteHeaderAsync(CancellationToken cancellationToken)
    {
        if (_hasHeader)
            return;

        _hasHeader = true;
        await WriteRowAsync(Columns, cancellationToken);
    }

    private Task WriteRowAsync(IEnumerable<string?> cells, CancellationToken cancellationToken) =>
        _writer.WriteLineAsync(string.Join(',', cells.Select(Cell)).AsMemory(), cancellationToken);

    private static string Cell(string? text) =>
        text is null ? ""
        : text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;

    private static string Names(IReadOnlyList<SonarTicketUser>? users) =>
        string.Join("; ", (users ?? []).Select(static user => user.UserName ?? user.FormerUser ?? user.UserGuid?.ToString()));

    private static string? Inert(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static string? Text(IFormattable? value) =>
        value is DateTimeOffset instant
            ? instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : value?.ToString(null, CultureInfo.InvariantCulture);

    private static string? Text(bool? value) =>
        value is { } flag
            ? flag
                ? "true"
                : "false"
            : null;
}
