using System.CommandLine;
using Examples;

namespace TicketTrends.Arguments;

/// <summary>The options of the command line, their defaults and their validation.</summary>
internal sealed class TrendCommand
{
    private const int MaxDays = 3650;

    private static readonly SecretSource ClientSecret = new(
        "the client secret",
        "INCIDENT_ANALYTICS_CLIENT_SECRET",
        "IncidentAnalytics:Tickets:Credential:ClientSecret"
    );

    private static readonly string[] SampleDomains = ["your-domain-1.example.com", "your-domain-2.example.com"];

    private readonly Option<string> _application = new("--application")
    {
        Description = "The application whose tickets are counted.",
        HelpName = "name",
        DefaultValueFactory = static _ => "atr",
    };

    private readonly Option<string[]> _appTypes = new("--app-type")
    {
        Description = "An application type to count; repeat for more.",
        HelpName = "type",
        DefaultValueFactory = static _ => ["ec2", "kubernetes"],
    };

    private readonly Option<string[]> _domains = new("--domain")
    {
        Description = "A domain to count; repeat for more. Without it, two sample domains offline and every domain of a real service.",
        HelpName = "domain",
    };

    private readonly Option<int> _days = new("--days")
    {
        Description = "Number of days to look back.",
        HelpName = "n",
        DefaultValueFactory = static _ => 90,
        CustomParser = CommandLine.WholeNumber(1, MaxDays),
    };

    private readonly Option<bool> _includesEu = new("--includes-eu") { Description = "Include tickets of the EU." };

    private readonly Option<OutputFormat> _output = OutputOption.Create("total, types and days");

    private readonly Option<Uri> _baseUrl = new("--base-url")
    {
        Description = "The address of a real service.",
        HelpName = "url",
        CustomParser = CommandLine.ParseUrl,
    };

    private readonly Option<Uri> _tokenUrl = new("--token-url")
    {
        Description = "Its OAuth 2.0 token endpoint.",
        HelpName = "url",
        CustomParser = CommandLine.ParseUrl,
    };

    private readonly Option<string> _clientId = new("--client-id") { Description = "The OAuth 2.0 client id.", HelpName = "id" };

    private readonly Option<string> _scope = new("--scope")
    {
        Description = "The scopes of the token, if the service needs them.",
        HelpName = "scopes",
    };

    private readonly RootCommand _command;
    private readonly Shell _shell;

    public TrendCommand(Shell shell, Func<TrendOptions, Shell, CancellationToken, Task<int>> run)
    {
        _shell = shell;
        _command = new RootCommand(
            $"""
            Ticket trends: types, resolved share, the last seven days.

            Without arguments it runs offline, against the reference server in this process. For a real service give --base-url,
            --token-url and --client-id, and the client secret in the environment variable {ClientSecret.Variable}
            or as the user secret {ClientSecret.UserSecret}.
            """
        )
        {
            _application,
            _appTypes,
            _domains,
            _days,
            _includesEu,
            _output,
            _baseUrl,
            _tokenUrl,
            _clientId,
            _scope,
        };
        _command.Validators.Add(result =>
            CommandLine.RequireCompleteService(result, shell, ClientSecret, [_baseUrl, _tokenUrl, _clientId], _scope)
        );
        _command.SetAction(
            (result, cancellationToken) => run(Read(result), shell with { Format = result.GetValue(_output) }, cancellationToken)
        );
    }

    /// <summary>Parses and runs the command line. Ctrl-C cancels the running command.</summary>
    public Task<int> InvokeAsync(string[] args, CancellationToken cancellationToken) =>
        CommandLine.InvokeAsync(_command, _shell, args, cancellationToken);

    private TrendOptions Read(ParseResult result)
    {
        var service = result.GetValue(_baseUrl) is { } baseUrl
            ? new TicketService(
                baseUrl,
                result.GetRequiredValue(_tokenUrl),
                result.GetRequiredValue(_clientId),
                _shell.FindSecret(ClientSecret)!,
                result.GetValue(_scope)
            )
            : null;
        return new TrendOptions
        {
            Application = result.GetRequiredValue(_application),
            AppTypes = result.GetRequiredValue(_appTypes),
            Domains =
                result.GetValue(_domains) is { Length: > 0 } domains ? domains
                : service is null ? SampleDomains
                : [],
            Days = result.GetRequiredValue(_days),
            IncludesEu = result.GetValue(_includesEu),
            Service = service,
        };
    }
}
