using System.Globalization;
using Examples;
using IncidentAnalytics.Client.Analytics.AnomalyDetections;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using OperationsDashboard.Arguments;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OperationsDashboard.Report;

/// <summary>The report for terminals: tables, colors and a heatmap that fit the terminal.</summary>
internal sealed class TerminalReport
{
    private const int MaxWidth = 120;
    private const int BarWidth = 24;

    private readonly DashboardOptions _options;
    private readonly Dashboard _dashboard;
    private readonly Blocks _blocks;
    private readonly bool _isUnicode;
    private readonly int _width;

    private TerminalReport(IAnsiConsole console, DashboardOptions options, Dashboard dashboard)
    {
        _options = options;
        _dashboard = dashboard;
        _isUnicode = console.Profile.Capabilities.Unicode;
        _blocks = new Blocks(_isUnicode);
        _width = Math.Min(console.Profile.Width, MaxWidth);
    }

    public static IRenderable Of(IAnsiConsole console, DashboardOptions options, Dashboard dashboard)
    {
        var report = new TerminalReport(console, options, dashboard);
        List<IRenderable> parts = [report.Header(), report.Kpis()];
        if (dashboard.Anomalies.Count > 0)
            parts.Add(report.Anomalies());
        parts.Add(report.Costs());
        if (dashboard.Heatmap is { Values: not null, XLabels: not null, YLabels: not null } heatmap)
            parts.Add(HeatmapTable.Of(heatmap, report._width));
        return new Rows(parts);
    }

    private Grid Header()
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(1, 0, 2, 0)).AddColumn();
        Add("Source", Show.OneLine(Format.Source(_options)));
        Add("Read", $"{Format.Instant(_dashboard.ReadAt)} UTC");
        Add("Anomalies", Format.Found(_dashboard.AnomalySummary));
        Add(
            "Insights",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_dashboard.Insights.TotalInsights:N0}, {_dashboard.Insights.HighConfidenceInsights:N0} of high confidence, from {_dashboard.Insights.ActiveModels:N0} models with accuracy {_dashboard.Insights.AverageAccuracy:0.00}"
            )
        );
        foreach (var note in _dashboard.Notes)
            Add("Done", Show.OneLine(note));
        return grid;

        void Add(string name, string value) => grid.AddRow($"[grey]{name}[/]", Markup.Escape(value));
    }

    private Table Kpis()
    {
        var table = Table("KPIs")
            .AddColumn("Metric")
            .AddColumn(new TableColumn("Value").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Trend").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Target").RightAligned().NoWrap())
            .AddColumn(new TableColumn("").NoWrap());
        foreach (var kpi in _dashboard.Kpis)
        {
            table.AddRow(
                Markup.Escape(Format.Name(kpi)),
                Markup.Escape(Format.Value(kpi)),
                $"{Arrow(kpi.Trend)} {Format.Change(kpi.TrendPercentage)}",
                Format.Target(kpi),
                kpi.TargetMet == true ? $"[green]{Format.Met(kpi)}[/]" : $"[red]{Format.Met(kpi)}[/]"
            );
        }

        return table;
    }

    /// <summary>Two lines each, because an id is long and must not be cut.</summary>
    private Table Anomalies()
    {
        var table = Table("Latest anomalies")
            .AddColumn(new TableColumn("Detected").NoWrap())
            .AddColumn(new TableColumn("State").NoWrap())
            .AddColumn("What, and its id");
        foreach (var anomaly in _dashboard.Anomalies)
        {
            table.AddRow(
                Format.Instant(anomaly.DetectedAt),
                $"[{GetColor(anomaly.Severity)}]{Markup.Escape(Format.Word(anomaly.Severity))}[/]\n[grey]{Markup.Escape(Format.Word(anomaly.Status))}[/]",
                $"{Markup.Escape(Format.Text(anomaly.Description))}\n[grey]{Markup.Escape(Format.Text(anomaly.Id))}[/]"
            );
        }

        return table;
    }

    private Table Costs()
    {
        var costs = _dashboard.Costs;
        decimal?[] parts = [costs.DowntimeCost, costs.LostRevenue, costs.PenaltyCost, costs.ResourceCost, Format.OtherCosts(costs)];
        var most = parts.Max() is { } max && max > 0 ? max : 1;
        var table = Table("Costs")
            .AddColumn("Cost")
            .AddColumn(new TableColumn("Amount").RightAligned().NoWrap())
            .AddColumn(new TableColumn("").NoWrap().Width(BarWidth));
        foreach (var ((name, amount), i) in Format.Costs(costs).Select(static (cost, i) => (cost, i)))
        {
            var bar = i < parts.Length && parts[i] is > 0 and { } part ? _blocks.Bar((double)(part / most), BarWidth) : "";
            table.AddRow(name, Markup.Escape(amount), $"[deepskyblue2]{bar}[/]");
        }

        return table;
    }

    private Table Table(string title) =>
        new Table { Width = _width }
            .Border(TableBorder.Rounded)
            .BorderColor(Color.Grey)
            .Title(title);

    private string Arrow(KpiTrend? trend) =>
        trend == KpiTrend.Up
            ? _isUnicode
                ? "▲"
                : "up"
            : trend == KpiTrend.Down
                ? _isUnicode
                    ? "▼"
                    : "down"
                : trend == KpiTrend.Stable
                    ? "="
                    : Markup.Escape(Format.Word(trend));

    private static string GetColor(AnomalySeverity? severity) =>
        severity == AnomalySeverity.Critical ? "red"
        : severity == AnomalySeverity.High ? "darkorange"
        : severity == AnomalySeverity.Medium ? "yellow"
        : "grey";
}
