using System.CommandLine;
using System.CommandLine.Help;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.Hosting;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>Describes invalid arguments in one line.</summary>
internal static class UsageErrors
{
    private const string ToolName = "incident-analytics-server";

    /// <summary>Describes the first error of a command line; null if there is none.</summary>
    public static string? Describe(ParseResult line)
    {
        if (line.Errors.Count == 0 || line.Action is HelpAction)
        {
            return null;
        }

        var command = line.CommandResult.Command;
        var name = command is RootCommand ? ToolName : $"{ToolName} {command.Name}";
        if (line.UnmatchedTokens is not [var unknown, ..])
        {
            return $"{line.Errors[0].Message} See '{name} --help'.";
        }

        var isOption = unknown.StartsWith('-');
        var known = isOption
            ? command.Options.SelectMany(static option => option.Aliases.Append(option.Name))
            : command.Subcommands.Select(static subcommand => subcommand.Name);
        var suggestion = SpellingSuggestion.Find(unknown, known).Take(1).Select(static similar => $" Did you mean {similar}?");
        var kind =
            isOption ? "option"
            : command.Subcommands.Count > 0 ? "command"
            : "argument";
        return $"Unknown {kind} '{PrintableText.Format(unknown)}'.{string.Concat(suggestion)} See '{name} --help'.";
    }
}
