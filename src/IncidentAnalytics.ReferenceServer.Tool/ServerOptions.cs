using System.CommandLine;
using System.CommandLine.Parsing;
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
            CustomParser = static result =>
            {
                if (!long.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed))
                {
                    result.AddError("--seed must be a whole number.");
                }

                return seed;
            },
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

    /// <summary>Reads a whole number of a range.</summary>
    /// <returns>The number; null, with an error, for any other text.</returns>
    public static int? ParseInteger(ArgumentResult result, int min, int max, string message)
    {
        if (
            int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
        )
        {
            return number;
        }

        result.AddError(message);
        return null;
    }
}
