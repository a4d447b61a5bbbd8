using System.CommandLine;
using Examples;

namespace OperationsDashboard.Arguments;

/// <summary>The options of the command line, their defaults and their validation.</summary>
internal sealed class DashboardCommand
{
    private static readonly SecretSource Token = new(
        "the token",
        "INCIDENT_ANALYTICS_TOKEN",
        "IncidentAnalytics:Analytics:Credential:Token"
    );

    private readonly Option<int> _anomalies = new("--anomalies")
    {
        Description = "Number of anomalies in the list, unresolved ones first.",
        HelpName = "n",
        DefaultValueFactory = static _ => 8,
        CustomParser = CommandLine.WholeNumber(0, 100),
    };

    private readonly Option<bool> _watch = new("--watch") { Description = "Refresh until Ctrl-C; in a terminal on a screen of its own." };

    private readonly Option<int> _interval = new("--interval")
    {
        Description = "Seconds between two refreshes.",
        HelpName = "seconds",
        DefaultValueFactory = static _ => 30,
        CustomParser = CommandLine.WholeNumber(1, 86_400),
    };

    private readonly Option<string> _acknowledge = new("--acknowledge")
    {
        Description = "Acknowledge this anomaly first.",
        HelpName = "id",
    };

    private readonly Option<bool> _train = new("--train") { Description = "Train all models first." };

    private readonly Option<OutputFormat> _output = OutputOption.Create("the figures");

    private readonly Option<Uri> _baseUrl = new("--base-url")
    {
        Description = "The address of a real service, without /api/analytics/.",
        HelpName = "url",
        CustomParser = CommandLine.ParseUrl,
    };

    private readonly RootCommand _command;
    private readonly Shell _shell;

    public DashboardCommand(Shell shell, Func<DashboardOptions, Shell, CancellationToken, Task<int>> run)
    {
        _shell = shell;
        _command = new RootCommand(
            $"""
            Operations dashboard: KPIs with their trends and targets, anomalies, costs, and when incidents happen.

            Without arguments it runs offline, against the reference server in this process. For a real service give --base-url, and
            the token in the environment variable {Token.Variable} or as the user secret
            {Token.UserSecret}.
            """
        )
        {
            _anomalies,
            _watch,
            _interval,
            _acknowledge,
            _train,
            _output,
            _baseUrl,
        };
        _command.Validators.Add(result => CommandLine.RequireCompleteService(result, shell, Token, [_baseUrl]));
        _command.Validators.Add(result =>
        {
            if (result.GetResult(_interval) is { Implicit: false } && !result.GetValue(_watch))
                result.AddError("--interval is for --watch.");
            if (result.GetValue(_watch) && result.GetValue(_output) != OutputFormat.Text)
                result.AddError("--watch is for --output text.");
        });
        _command.SetAction(
            (result, cancellationToken) => run(Read(result), shell with { Format = result.GetValue(_output) }, cancellationToken)
        );
    }

    /// <summary>Parses and runs the command line. Ctrl-C cancels the running command.</summary>
    public Task<int> InvokeAsync(string[] args, CancellationToken cancellationToken) =>
        CommandLine.InvokeAsync(_command, _shell, args, cancellationToken);

    private DashboardOptions Read(ParseResult result) =>
        new()
        {
            Anomalies = result.GetRequiredValue(_anomalies),
            RefreshInterval = result.GetValue(_watch) ? TimeSpan.FromSeconds(result.GetRequiredValue(_interval)) : null,
            Acknowledge = result.GetValue(_acknowledge),
            Train = result.GetValue(_train),
            Service = result.GetValue(_baseUrl) is { } baseUrl ? new AnalyticsService(baseUrl, _shell.FindSecret(Token)!) : null,
        };
}
