using Examples;
using IncidentAnalytics.Client.Analytics.HeatmapData;
using OperationsDashboard.Arguments;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace OperationsDashboard.Report;

/// <summary>The report for terminals: once in full, or as a screen that fits the window.</summary>
internal sealed class TerminalReport
{
    /// <summary>From this width on, costs and heatmap are beside the KPIs.</summary>
    private const int WideWidth = 118;

    private const int Gutter = 2;
    private const int MinHeightForCards = 30;
    private const int CardLines = 4;
    private const int MinAnomalyLines = 5;

    private readonly Page _page;
    private readonly DashboardOptions _options;
    private readonly Dashboard _dashboard;
    private readonly Sections _sections;

    private TerminalReport(IAnsiConsole console, DashboardOptions options, Dashboard dashboard)
    {
        _page = new Page(console);
        _options = options;
        _dashboard = dashboard;
        _sections = new Sections(dashboard, _page.Blocks);
    }

    private bool IsWide => _page.Width >= WideWidth;

    /// <summary>The width of KPIs, costs and heatmap.</summary>
    private int PartWidth => IsWide ? (_page.Width - Gutter) / 2 : _page.Width;

    private Heatmap? Heatmap => _dashboard.Heatmap is { Values: not null, XLabels: not null, YLabels: not null } heatmap ? heatmap : null;

    public static IRenderable Create(IAnsiConsole console, DashboardOptions options, Dashboard dashboard)
    {
        var report = new TerminalReport(console, options, dashboard);
        var page = report._page;
        page.AddTitle(
            "Operations dashboard",
            [
                ("Source", Format.Source(options)),
                ("Read", $"{Units.Instant(dashboard.ReadAt)} UTC"),
                ("Anomalies", Format.Found(dashboard.AnomalySummary)),
                ("Insights", Format.Insights(dashboard.Insights)),
                .. dashboard.Notes.Select(static note => ("Done", new Cell(Show.OneLine(note)))),
            ]
        );
        report.AddCards();
        if (dashboard.Anomalies.Count > 0)
            page.AddSection(report._sections.AnomaliesHeading, report._sections.Anomalies(page.Width, ids: true).Build());
        page.Add(Text.Empty);
        report.AddParts(int.MaxValue, separator: Text.Empty);
        return page.Build();
    }

    /// <summary>Creates a screen for a window: what does not fit is left out, the least important first.</summary>
    public static IRenderable CreateScreen(IAnsiConsole console, DashboardOptions options, Dashboard dashboard, WatchStatus status)
    {
        var report = new TerminalReport(console, options, dashboard);
        var page = report._page;
        List<(string, Cell)> facts = [("Source", Format.Source(options)), ("Read", status.Text(dashboard.ReadAt))];
        if (status.FailureText is { } failure)
            facts.Add(("Failed", new(failure, Theme.Bad)));
        page.AddTitle("Operations dashboard", [.. facts]);
        var left = console.Profile.Height - 1 - facts.Count;
        if (console.Profile.Height >= MinHeightForCards)
        {
            report.AddCards();
            left -= CardLines;
        }

        if (dashboard.Anomalies.Count > 0)
        {
            var table = report._sections.Anomalies(page.Width, ids: false);
            var lines = Math.Min(table.Lines, Math.Min(left - 1, Math.Max(MinAnomalyLines, left / 3)));
            page.Add(page.Section(report._sections.AnomaliesHeading, table.Build(lines), page.Width));
            left -= lines + 1;
        }

        report.AddParts(left, separator: null);
        return page.Build();
    }

    private void AddCards()
    {
        var unresolved = _dashboard.AnomalySummary.UnresolvedAnomalies ?? 0;
        var withTarget = _dashboard.Kpis.Count(static kpi => kpi.TargetValue is not null);
        var met = _dashboard.Kpis.Count(static kpi => KpiGoal.IsMet(kpi) == true);
        var costs = _dashboard.Costs;
        _page.AddCards(
            (
                "Unresolved",
                new(Show.Count(unresolved), unresolved > 0 ? Theme.Bad : Theme.Good),
                $"of {Show.Count(_dashboard.AnomalySummary.TotalAnomalies ?? 0)} anomalies"
            ),
            (
                "Targets met",
                new($"{Show.Count(met)} of {Show.Count(withTarget)}", met == withTarget ? Theme.Good : Theme.Warning),
                $"{Show.Count(_dashboard.Kpis.Count)} metrics"
            ),
            ("Costs", new(Format.Money(costs.TotalCost, costs), Theme.Accent), $"{Format.Money(costs.CostPerHour, costs)} an hour"),
            (
                "Insights",
                Show.Count(_dashboard.Insights.TotalInsights ?? 0),
                $"{Show.Count(_dashboard.Insights.HighConfidenceInsights ?? 0)} confident"
            )
        );
    }

    /// <summary>KPIs, costs and heatmap within a number of lines, beside or below each other.</summary>
    private void AddParts(int lines, IRenderable? separator)
    {
        var kpis = _sections.Kpis(PartWidth);
        List<IRenderable> right = [];
        var left = IsWide ? lines : lines - Math.Min(kpis.Lines, lines) - 1;
        var costs = _sections.Costs(PartWidth);
        AddIfItFits("Costs", costs.Lines, costs.Build());
        if (Heatmap is { } heatmap)
        {
            AddIfItFits(
                "Incidents by weekday and hour (UTC)",
                HeatmapTable.LinesOf(heatmap),
                HeatmapTable.Create(heatmap, PartWidth, _page)
            );
        }

        if (lines <= 1)
            return;

        var first = _page.Section("KPIs", kpis.Build(lines - 1), PartWidth);
        if (IsWide)
        {
            var grid = new Grid { Width = _page.Width }
                .AddColumn(new GridColumn().Width(PartWidth).Padding(0, 0, Gutter, 0))
                .AddColumn(new GridColumn().Width(PartWidth).Padding(0, 0));
            _page.Add(grid.AddRow(first, new Rows(right)));
            return;
        }

        _page.Add(first);
        if (separator is not null && right.Count > 0)
            _page.Add(separator);
        right.ForEach(_page.Add);

        void AddIfItFits(string heading, int content, IRenderable part)
        {
            if (left < content + 1)
                return;

            if (separator is not null && right.Count > 0)
                right.Add(separator);
            right.Add(_page.Section(heading, part, PartWidth));
            left -= content + 1;
        }
    }
}
