using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Examples;

/// <summary>Parses and runs a command line; errors are one line each.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs the command line. Ctrl-C cancels the running command.</summary>
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

    /// <summary>Requires all options of a real service once one of them is given, and names the missing ones.</summary>
    public static void RequireCompleteService(
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
            result.AddError($"a real service also needs: {string.Join(", ", missing)}.");
    }

    public static Func<ArgumentResult, int> WholeNumber(int min, int max) =>
        result =>
        {
            if (
                !int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || number < min
                || number > max
            )
            {
                result.AddError(
                    string.Create(CultureInfo.InvariantCulture, $"{NameOf(result)} must be a whole number from {min} to {max}.")
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

    /// <summary>The error in one line. An unexpected argument is not repeated because it may be a secret.</summary>
    private static string Problem(ParseResult result) =>
        result.UnmatchedTokens switch
        {
            [] => $"error: {result.Errors[0].Message}",
            [['-', ..] option, ..] => $"error: {option.Split('=')[0]} is not an option; see --help.",
            _ => "error: unexpected argument; see --help.",
        };
}
