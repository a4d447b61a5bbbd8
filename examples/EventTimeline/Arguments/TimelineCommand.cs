using System.CommandLine;
using System.CommandLine.Parsing;
using Examples;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;

namespace EventTimeline.Arguments;

/// <summary>The options of the command line, their defaults and their validation.</summary>
internal sealed class TimelineCommand
{
    private static readonly SecretSource Token = new(
        "the IAM token",
        "INCIDENT_ANALYTICS_IAM_TOKEN",
        "IncidentAnalytics:Events:Credential:Token"
    );

    private static readonly SecretSource Password = new(
        "the IAM password",
        "INCIDENT_ANALYTICS_IAM_PASSWORD",
        "IncidentAnalytics:Events:Credential:Password"
    );

    private static readonly TimeSpan UsualWindow = TimeSpan.FromDays(7);

    /// <summary>Steps that suit an axis. The default is the shortest one that gives at most 60 points.</summary>
    private static readonly int[] StepMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 14400];

    private readonly Option<TimeSpan> _last = new("--last")
    {
        Description = "Time to look back, such as 90m, 24h or 7d; default: 7d.",
        HelpName = "time",
        CustomParser = Durations.Parse,
    };

    private readonly Option<TimeSpan> _step = new("--step")
    {
        Description = "Time between two points; without it, chosen to fit.",
        HelpName = "time",
        CustomParser = Durations.Parse,
    };

    private readonly Option<string> _type = new Option<string>("--type")
    {
        Description = "Count only active alarms or only past ones; without it, both and events.",
        HelpName = "active|history",
    }.AcceptOnlyFromAmong("active", "history");

    private readonly Option<string> _search = new("--search")
    {
        Description = "Count only events that contain this text.",
        HelpName = "text",
    };

    private readonly Option<OutputFormat> _output = OutputOption.Create("a row for each severity and point");

    private readonly Option<Uri> _baseUrl = Url("--base-url", "The address of a real service.");

    private readonly Option<string> _projectId = new("--project-id")
    {
        Description = "The project whose events are counted.",
        HelpName = "id",
    };

    private readonly Option<Uri> _iamUrl = Url("--iam-url", "The address of IAM, to get tokens from; without it a token is taken.");

    private readonly Option<string> _user = new("--user") { Description = "The IAM user's name.", HelpName = "name" };

    private readonly Option<string> _domain = new("--domain") { Description = "The IAM user's domain.", HelpName = "name" };

    private readonly RootCommand _command;
    private readonly Shell _shell;

    public TimelineCommand(Shell shell, Func<TimelineOptions, Shell, CancellationToken, Task<int>> run)
    {
        _shell = shell;
        _command = new RootCommand(
            $"""
            Event timeline: events and alarms of the last seven days by severity.

            Without arguments it runs offline, against the reference server in this process. For a real service give --base-url and
            --project-id, and either a token in the environment variable {Token.Variable} (user secret
            {Token.UserSecret}), or --iam-url, --user and --domain, and the password
            in {Password.Variable} (user secret {Password.UserSecret}).
            """
        )
        {
            _last,
            _step,
            _type,
            _search,
            _output,
            _baseUrl,
            _projectId,
            _iamUrl,
            _user,
            _domain,
        };
        _command.Validators.Add(RequireCompleteService);
        _command.Validators.Add(RequireFewPoints);
        _command.SetAction(
            (result, cancellationToken) => run(Read(result), shell with { Format = result.GetValue(_output) }, cancellationToken)
        );
    }

    /// <summary>Parses and runs the command line. Ctrl-C cancels the running command.</summary>
    public Task<int> InvokeAsync(string[] args, CancellationToken cancellationToken) =>
        CommandLine.InvokeAsync(_command, _shell, args, cancellationToken);

    private static Option<Uri> Url(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "url",
            CustomParser = CommandLine.ParseUrl,
        };

    private bool UsesPassword(CommandResult result) =>
        new Option[] { _iamUrl, _user, _domain }.Any(option => result.GetResult(option) is not null);

    private void RequireCompleteService(CommandResult result)
    {
        if (UsesPassword(result))
            CommandLine.RequireCompleteService(result, _shell, Password, [_baseUrl, _projectId, _iamUrl, _user, _domain]);
        else
            CommandLine.RequireCompleteService(result, _shell, Token, [_baseUrl, _projectId]);
    }

    /// <summary>Reads the texts itself, because errors of the options' own parsers are known only later.</summary>
    private void RequireFewPoints(CommandResult result)
    {
        var last = UsualWindow;
        if (
            result.GetResult(_step)?.Tokens is not [var step]
            || !Durations.TryParse(step.Value, out var wanted)
            || (result.GetResult(_last)?.Tokens is [var window] && !Durations.TryParse(window.Value, out last))
        )
        {
            return;
        }

        var shortest = EventTimeRange.Last(last).MinStep;
        if (wanted < shortest)
        {
            result.AddError(
                FormattableString.Invariant(
                    $"--step must be at least {Math.Ceiling(shortest.TotalMinutes)}m: the service gives at most {EventTimeRange.MaxPoints} points."
                )
            );
        }
    }

    private TimelineOptions Read(ParseResult result)
    {
        var last = result.GetResult(_last) is null ? UsualWindow : result.GetValue(_last);
        return new TimelineOptions
        {
            Last = last,
            Step = result.GetResult(_step) is null ? StepFor(last) : result.GetValue(_step),
            Type = result.GetValue(_type) switch
            {
                "active" => EventType.ActiveAlert,
                "history" => EventType.HistoryAlert,
                _ => (EventType?)null,
            },
            Search = result.GetValue(_search),
            Service = result.GetValue(_baseUrl) is { } baseUrl
                ? new EventService(baseUrl, result.GetRequiredValue(_projectId), IamOf(result), _shell.FindSecret(Token))
                : null,
        };
    }

    private IamPasswordOptions? IamOf(ParseResult result) =>
        !UsesPassword(result.CommandResult)
            ? null
            : new()
            {
                Endpoint = result.GetRequiredValue(_iamUrl),
                UserName = result.GetRequiredValue(_user),
                DomainName = result.GetRequiredValue(_domain),
                ProjectId = result.GetRequiredValue(_projectId),
                Password = _shell.FindSecret(Password),
            };

    private static TimeSpan StepFor(TimeSpan last) => TimeSpan.FromMinutes(StepMinutes.First(minutes => last.TotalMinutes / minutes <= 60));
}
