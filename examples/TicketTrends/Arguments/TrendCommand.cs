using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TicketTrends.Arguments;

/// <summary>The command line: its options, their defaults and what is wrong with them.</summary>
internal sealed class TrendCommand
{
    private const int MaxDays = 3650;

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
        Description = "A domain to count; repeat for more. Without it: two sample domains offline, every domain of a real service.",
        HelpName = "domain",
    };

    private readonly Option<int> _days = new("--days")
    {
        Description = "How many days to look back.",
        HelpName = "n",
        DefaultValueFactory = static _ => 90,
        CustomParser = ParseDays,
    };

    private readonly Option<bool> _includesEu = new("--includes-eu") { Description = "Count tickets of the EU, too." };

    private readonly Option<Uri> _baseUrl = new("--base-url")
    {
        Description = "The real service's address.",
        HelpName = "url",
        CustomParser = ParseUrl,
    };

    private readonly Option<Uri> _tokenUrl = new("--token-url")
    {
        Description = "Its OAuth 2.0 token endpoint.",
        HelpName = "url",
        CustomParser = ParseUrl,
    };

    private readonly Option<string> _clientId = new("--client-id") { Description = "The OAuth 2.0 client id.", HelpName = "id" };

    private readonly Option<string> _scope = new("--scope") { Description = "The scopes of the token, if it needs any.", HelpName = "scopes" };

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
            """)
        {
            _application, _appTypes, _domains, _days, _includesEu, _baseUrl, _tokenUrl, _clientId, _scope,
        };
        _command.Validators.Add(RequireWholeService);
        _command.SetAction((result, cancellationToken) => run(Read(result), shell, cancellationToken));
    }

    /// <summary>Parses and runs. Ctrl-C cancels the token that the work gets.</summary>
    public Task<int> InvokeAsync(string[] args, CancellationToken cancellationToken)
    {
        var result = _command.Parse(args);
        return result.Action is ParseErrorAction
            ? Task.FromResult(_shell.Fail(Problem(result)))
            : result.InvokeAsync(
                new InvocationConfiguration { Output = _shell.Console.Profile.Out.Writer, Error = _shell.Error },
                cancellationToken);
    }

    /// <summary>What is wrong, in one line. An argument that nobody asked for is not repeated: it may be a secret.</summary>
    private static string Problem(ParseResult result) => result.UnmatchedTokens switch
    {
        [] => $"error: {result.Errors[0].Message}",
        [['-', ..] option, ..] => $"error: {option.Split('=')[0]} is not an option; see --help.",
        _ => "error: there is an argument that belongs to no option; see --help.",
    };

    private void RequireWholeService(CommandResult result)
    {
        Option[] required = [_baseUrl, _tokenUrl, _clientId];
        if (!required.Append(_scope).Any(option => result.GetResult(option) is not null))
            return;

        List<string> missing = [.. required.Where(option => result.GetResult(option) is null).Select(static option => option.Name)];
        if (string.IsNullOrWhiteSpace(_shell.FindClientSecret()))
            missing.Add($"the client secret (environment variable {ClientSecret.Variable} or user secret {ClientSecret.UserSecret})");
        if (missing.Count > 0)
            result.AddError($"a real service needs more: {string.Join(", ", missing)}.");
    }

    private TrendOptions Read(ParseResult result)
    {
        var service = result.GetValue(_baseUrl) is { } baseUrl
            ? new TicketService(
                baseUrl,
                result.GetRequiredValue(_tokenUrl),
                result.GetRequiredValue(_clientId),
                _shell.FindClientSecret()!,
                result.GetValue(_scope))
            : null;
        return new TrendOptions
        {
            Application = result.GetRequiredValue(_application),
            AppTypes = result.GetRequiredValue(_appTypes),
            Domains = result.GetValue(_domains) is { Length: > 0 } domains ? domains : service is null ? SampleDomains : [],
            Days = result.GetRequiredValue(_days),
            IncludesEu = result.GetValue(_includesEu),
            Service = service,
        };
    }

    private static int ParseDays(ArgumentResult result)
    {
        if (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > MaxDays)
            result.AddError($"--days must be a whole number from 1 to {MaxDays}.");
        return days;
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        if (!Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            result.AddError($"{((OptionResult)result.Parent!).Option.Name} must be an absolute address, such as https://monitoring.example.com.");
        return url;
    }
}
