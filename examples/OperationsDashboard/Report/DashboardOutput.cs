using Examples;
using OperationsDashboard.Arguments;

namespace OperationsDashboard.Report;

/// <summary>Writes a dashboard in the format of the shell.</summary>
internal static class DashboardOutput
{
    public static void Write(Shell shell, DashboardOptions options, Dashboard dashboard)
    {
        if (shell.Format == OutputFormat.Json)
            DataOutput.WriteJson(shell.Out, DashboardDocument.Create(options, dashboard), DashboardJson.Default.DashboardDocument);
        else if (shell.Format == OutputFormat.Csv)
            DashboardCsv.Write(shell.Out, dashboard);
        else if (shell.IsTerminal)
            shell.Console.Write(TerminalReport.Create(shell.Console, options, dashboard));
        else
            PlainReport.Write(shell.Out, options, dashboard);
    }
}
