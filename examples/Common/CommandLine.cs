using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Examples;

/// <summary>Parses and runs a command line; what is wrong with it is said in one line.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs. Ctrl-C cancels the token that the work gets.</summary>
    public static Task<int> InvokeAsync(RootCommand command, Shell shell, string[] args, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(shell);
        var result = command.Parse(args);
        return result.Action is ParseErrorAction
            ? Task.FromResult(shell.Fail(Problem(result)))
            : result.InvokeAsync(
                new InvocationConfiguration { Output = shell.Console.Profile.Out.Writer, Error = shell.Error },
                cancellationToken
            );
    }

    /// <summary>A real service is described whole or not at all: names what is missing once one of the options is given.</summary>
    public static void RequireWholeService(
        CommandResult result,
        Shell shell,
        SecretSource secret,
        IEnumerable<Option> required,
        params Option[] optional
    )
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(shell);
        ArgumentNullException.ThrowIfNull(secret);
        Option[] needed = [.. required];
        if (!needed.Concat(optional).Any(option => result.GetResult(option) is not null))
            return;

        List<string> missing = [.. needed.Where(option => result.GetResult(option) is null).Select(static option => option.Name)];
        if (string.IsNullOrWhiteSpace(shell.FindSecret(secret)))
            missing.Add(secret.ToString());
        if (missing.Count > 0)
            result.AddError($"a real service needs more: {string.Join(", ", missing)}.");
    }

    public static Func<ArgumentResult, int> WholeNumber(int least, int most) =>
        result =>
        {
            if (
                !int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number < least
                || number > most
            )
            {
                result.AddError(
                    string.Create(CultureInfo.InvariantCulture, $"{NameOf(result)} must be a whole number from {least} to {most}.")
                );
            }

            return number;
        };

    public static Uri? ParseUrl(ArgumentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            result.AddError($"{NameOf(result)} must be an absolute address, such as https://monitoring.example.com.");
        return url;
    }

    private static string NameOf(ArgumentResult result) => ((OptionResult)result.Parent!).Option.Name;

    /// <summary>What is wrong, in one line. An argument that nobody asked for is not repeated: it may be a secret.</summary>
    private static string Problem(ParseResult result) =>
        result.UnmatchedTokens switch
        {
            [] => $"error: {result.Errors[0].Message}",
            [['-', ..] option, ..] => $"error: {option.Split('=')[0]} is not an option; see --help.",
            _ => "error: there is an argument that belongs to no option; see --help.",
        };
}
