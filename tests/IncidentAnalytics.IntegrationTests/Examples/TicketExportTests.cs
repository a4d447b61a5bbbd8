using System.Globalization;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using TicketExport;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed class TicketExportTests : ReferenceFixture
{
    [Fact]
    public async Task RunAsync_WritesOneFilePerTable_WithSumsThatMatch()
    {
        var folder = Directory.CreateTempSubdirectory("ticket-export");
        try
        {
            await Program.RunAsync(Client, folder, TextWriter.Null);

            Assert.Equal(
                ["total.csv", "type.csv", "type.month.csv"],
                folder.EnumerateFiles().Select(static file => file.Name).Order(StringComparer.Ordinal)
            );
            var total = await ReadAsync(folder, "total.csv");
            var types = await ReadAsync(folder, "type.csv");
            var months = await ReadAsync(folder, "type.month.csv");
            Assert.Equal(["type", "month", "doc_count", "minutes.50.0", "minutes.95.0", "resolved.doc_count"], months[0]);
            Assert.Equal(["type", "doc_count"], types[0]);
            Assert.Equal(
                types.Skip(1).Select(static row => (row[0], Number(row[1]))),
                months.Skip(1).GroupBy(static row => row[0]).Select(static type => (type.Key, type.Sum(static row => Number(row[2]))))
            );
            Assert.Equal(
                Number(total[1][total[0].IndexOf("doc_count")]),
                types.Skip(1).Sum(static row => Number(row[1])) + Number(total[1][total[0].IndexOf("type.sum_other_doc_count")])
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task RunAsync_PrintsTheTables_WithoutFolder()
    {
        await using var output = new StringWriter();

        await Program.RunAsync(Client, folder: null, output);

        Assert.Contains("# type.month.csv", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_QuotesCells_AndKeepsTextsFromBeingFormulas()
    {
        var result = new TicketAggregationResult(
            TicketAggregationResponse.Parse(
                """
                {"data":{"aggregations":{"by_team":{"buckets":[
                  {"key":"=1+2","doc_count":1,"change":{"value":-3.5}},
                  {"key":"a \"b\", c","doc_count":2,"other":{"value":null}}]}}}}
                """
            )
        );
        await using var output = new StringWriter();

        await CsvTable.WriteAsync(result.ToRows().Skip(1), output);

        Assert.Equal(
            [
                ["by_team", "doc_count", "change", "other"],
                ["'=1+2", "1", "-3.5", ""],
                ["a \"b\", c", "2", "", ""],
            ],
            CsvText.Read(output.ToString())
        );
    }

    private static async Task<List<string[]>> ReadAsync(DirectoryInfo folder, string name) =>
        CsvText.Read(await File.ReadAllTextAsync(Path.Combine(folder.FullName, name), Token));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
