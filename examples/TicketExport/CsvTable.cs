using System.Text.Json;
using CsvHelper;
using IncidentAnalytics.Client.Tickets.Aggregations;

namespace TicketExport;

/// <summary>Rows of one path as comma-separated values (RFC 4180).</summary>
internal static class CsvTable
{
    public static async Task WriteAsync(IEnumerable<AggregationRow> rows, TextWriter output)
    {
        await using var csv = CsvWriter.Create(output, leaveOpen: true);
        var table = rows.ToList();
        var columns = table.SelectMany(row => row.Cells).Select(cell => cell.Name).Distinct().ToList();
        foreach (var column in columns)
            csv.WriteField(column);
        await csv.EndRecordAsync();

        foreach (var row in table)
        {
            foreach (var column in columns)
                csv.WriteField(Inert(row[column]));
            await csv.EndRecordAsync();
        }
    }

    // Such files are opened with spreadsheets, and others choose the texts in tickets: an apostrophe keeps a text from being a formula.
    private static string? Inert(AggregationCell? cell) =>
        cell is { Json.ValueKind: JsonValueKind.String, Text: ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] text }
            ? "'" + text
            : cell?.Text;
}
