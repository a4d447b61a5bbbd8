using System.CommandLine;
using System.Globalization;

namespace IncidentAnalytics.ReferenceServer.Tool;

/// <summary>What the options of several commands share.</summary>
internal static class ServerOptions
{
    public static Option<long> Seed() =>
        new("--seed")
        {
            Description = "The seed of the generated world; the same seed gives the same tickets.",
            HelpName = "N",
            DefaultValueFactory = static _ => 1,
        };

    public static Option<FileInfo?> Tickets() =>
        new("--tickets")
        {
            Description = "Ticket documents that replace the generated world: one JSON object per line.",
            HelpName = "FILE.ndjson",
        };

    /// <summary>Describes an error in the file of tickets in one line; null for another error.</summary>
    public static string? DescribeTicketsError(Exception exception, FileInfo? tickets) =>
        exception switch
        {
            FormatException => $"{tickets}: {exception.Message}",
            FileNotFoundException or DirectoryNotFoundException => $"{tickets}: file not found.",
            UnauthorizedAccessException => $"{tickets}: the file cannot be read.",
            _ => null,
        };

    /// <summary>Refuses integers that are out of range. The parser refuses everything that is not an integer.</summary>
    public static void AddRange(Option option, int min, int max, string message) =>
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && (number < min || number > max)
            )
            {
                result.AddError(message);
            }
        });
}
