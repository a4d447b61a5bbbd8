using System.Text.Json.Serialization;
using CsvHelper;
using Examples;
using TicketTrends.Arguments;

namespace TicketTrends.Report;

/// <summary>The report for programs.</summary>
internal sealed record TrendsDocument
{
    public static readonly string[] CsvHeader = ["group", "name", "tickets", "resolved"];

    /// <summary>The address of the service, or null for the embedded reference server.</summary>
    public required Uri? Source { get; init; }

    public required string Application { get; init; }

    public required IReadOnlyList<string> AppTypes { get; init; }

    /// <summary>The domains, or empty for every domain.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    public required bool IncludesEu { get; init; }

    /// <summary>Number of days of the report.</summary>
    public required int Days { get; init; }

    /// <summary>The current day (UTC), which is incomplete.</summary>
    public required DateOnly Today { get; init; }

    public required long Total { get; init; }

    public required long Resolved { get; init; }

    public required IReadOnlyList<TypeTrend> Types { get; init; }

    public required long OtherTypes { get; init; }

    public required IReadOnlyList<DayCount> PerDay { get; init; }

    /// <summary>The relative change from the week before to the last week: 0.1 for 10 % more.</summary>
    public required double? WeeklyChange { get; init; }

    public static TrendsDocument Create(TrendOptions options, Trends trends) =>
        new()
        {
            Source = options.Service?.BaseUrl,
            Application = options.Application,
            AppTypes = options.AppTypes,
            Domains = options.Domains,
            IncludesEu = options.IncludesEu,
            Days = trends.Days,
            Today = trends.Today,
            Total = trends.Total,
            Resolved = trends.Resolved,
            Types = trends.Types,
            OtherTypes = trends.OtherTypes,
            PerDay = [.. trends.PerDay.OrderBy(static day => day.Key).Select(static day => new DayCount(day.Key, day.Value))],
            WeeklyChange = trends.WeeklyChange,
        };

    /// <summary>One table: the total, the types and the days. The service does not count resolved tickets per day.</summary>
    public void WriteCsv(TextWriter output) =>
        DataOutput.WriteCsv(
            output,
            CsvHeader,
            csv =>
            {
                Row(csv, "total", "", Total, Resolved);
                foreach (var type in Types)
                    Row(csv, "type", type.Name, type.Count, type.Resolved);
                if (OtherTypes > 0)
                    Row(csv, "other types", "", OtherTypes, null);
                foreach (var (day, count) in PerDay)
                    Row(csv, "day", Units.Day(day), count, null);
            }
        );

    private static void Row(CsvWriter csv, string group, string name, long tickets, long? resolved)
    {
        csv.WriteField(group);
        csv.WriteField(name);
        csv.WriteField(tickets);
        csv.WriteField(resolved);
        csv.EndRecord();
    }
}

/// <summary>The tickets of one day (UTC).</summary>
internal sealed record DayCount(DateOnly Day, long Tickets);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrendsDocument))]
internal sealed partial class TrendsJson : JsonSerializerContext;
