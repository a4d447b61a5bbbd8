using System.CommandLine;
using System.CommandLine.Parsing;
using Examples;
using IncidentAnalytics.Client.Sonar;

namespace SonarTriage.Arguments;

/// <summary>The options of the command line, their defaults and their validation.</summary>
internal sealed class TriageCommand
{
    private static readonly SecretSource ApiKey = new(
        "the API key",
        "INCIDENT_ANALYTICS_SONAR_API_KEY",
        "IncidentAnalytics:Sonar:Credential:Token"
    );

    private static readonly SonarTicketStatus[] OpenStatuses =
    [
        SonarTicketStatus.New,
        SonarTicketStatus.Assigned,
        SonarTicketStatus.InProgress,
        SonarTicketStatus.Submitted,
        SonarTicketStatus.Rejected,
    ];

    private readonly Option<string[]> _priorities = new Option<string[]>("--priority")
    {
        Description = "A priority to list; repeat for more.",
        HelpName = "high|medium|low",
        DefaultValueFactory = static _ => ["high"],
    }.AcceptOnlyFromAmong("high", "medium", "low");

    private readonly Option<bool> _all = new("--all") { Description = "List every priority and every status, closed tickets included." };

    private readonly Option<int> _days = new("--days")
    {
        Description = "Number of days to look back; without it, all days.",
        HelpName = "n",
        CustomParser = CommandLine.WholeNumber(1, 3650),
    };

    private readonly Option<string> _keywords = new("--keywords") { Description = "Text to search for.", HelpName = "text" };

    private readonly Option<int> _rows = new("--rows")
    {
        Description = "Number of tickets in the table, oldest first.",
        HelpName = "n",
        DefaultValueFactory = static _ => 15,
        CustomParser = CommandLine.WholeNumber(0, 10_000),
    };

    private readonly Option<int> _pageSize = new("--page-size")
    {
        Description = "Number of tickets per page.",
        HelpName = "n",
        DefaultValueFactory = static _ => 100,
        CustomParser = CommandLine.WholeNumber(1, SonarTicketQuery.MaxPageSize),
    };

    private readonly Option<FileInfo> _export = new("--export")
    {
        Description = "Export the tickets to a .csv or .json file besides.",
        HelpName = "file",
        CustomParser = ParseFile,
    };

    private readonly Option<OutputFormat> _output = OutputOption.Create("a row for each ticket, as --export does");

    private readonly Option<Uri> _baseUrl = new("--base-url")
    {
        Description = "The address of a real service.",
        HelpName = "url",
        CustomParser = CommandLine.ParseUrl,
    };

    private readonly RootCommand _command;
    private readonly Shell _shell;

    public TriageCommand(Shell shell, Func<TriageOptions, Shell, CancellationToken, Task<int>> run)
    {
        _shell = shell;
        _command = new RootCommand(
            $"""
            Sonar triage: open tickets of high priority, and who has them.

            Without arguments it runs offline, against the reference server in this process. For a real service give --base-url, and
            the API key in the environment variable {ApiKey.Variable} or as the user secret
            {ApiKey.UserSecret}.
            """
        )
        {
            _priorities,
            _all,
            _days,
            _keywords,
            _rows,
            _pageSize,
            _export,
            _output,
            _baseUrl,
        };
        _command.Validators.Add(result => CommandLine.RequireCompleteService(result, shell, ApiKey, [_baseUrl]));
        _command.SetAction(
            (result, cancellationToken) => run(Read(result), shell with { Format = result.GetValue(_output) }, cancellationToken)
        );
    }

    /// <summary>Parses and runs the command line. Ctrl-C cancels the running command.</summary>
    public Task<int> InvokeAsync(string[] args, CancellationToken cancellationToken) =>
        CommandLine.InvokeAsync(_command, _shell, args, cancellationToken);

    private TriageOptions Read(ParseResult result)
    {
        var all = result.GetValue(_all);
        return new TriageOptions
        {
            Priorities = all
                ? []
                : [.. result.GetRequiredValue(_priorities).Select(static text => new SonarTicketPriority(text.ToUpperInvariant()))],
            Statuses = all ? [] : OpenStatuses,
            Days = result.GetResult(_days) is null ? null : result.GetValue(_days),
            Keywords = result.GetValue(_keywords),
            Rows = result.GetRequiredValue(_rows),
            PageSize = result.GetRequiredValue(_pageSize),
            Export = result.GetValue(_export),
            Service = result.GetValue(_baseUrl) is { } baseUrl ? new SonarService(baseUrl, _shell.FindSecret(ApiKey)!) : null,
        };
    }

    private static FileInfo? ParseFile(ArgumentResult result)
    {
        var path = result.Tokens[0].Value;
        if (Path.GetExtension(path).ToUpperInvariant() is not (".CSV" or ".JSON"))
            result.AddError("--export must name a file that ends in .csv or .json.");
        else if (Directory.Exists(path))
            result.AddError("--export names a folder, not a file.");
        return string.IsNullOrWhiteSpace(path) ? null : new FileInfo(path);
    }
}
