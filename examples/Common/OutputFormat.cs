using System.CommandLine;

namespace Examples;

/// <summary>What an example writes to its output.</summary>
public enum OutputFormat
{
    /// <summary>A report for people: drawn in a terminal, plain in files and pipes.</summary>
    Text,

    /// <summary>One JSON document with raw numbers and ISO 8601 dates.</summary>
    Json,

    /// <summary>One table of comma-separated values (RFC 4180) with raw numbers and ISO 8601 dates.</summary>
    Csv,
}

/// <summary>The option <c>--output</c>.</summary>
public static class OutputOption
{
    public static Option<OutputFormat> Create(string csv) =>
        new Option<OutputFormat>("--output")
        {
            Description = $"A report for people, all data as JSON, or CSV: {csv}.",
            HelpName = "text|json|csv",
            DefaultValueFactory = static _ => OutputFormat.Text,
            CustomParser = static result =>
                result.Tokens[0].Value switch
                {
                    "json" => OutputFormat.Json,
                    "csv" => OutputFormat.Csv,
                    _ => OutputFormat.Text,
                },
        }.AcceptOnlyFromAmong("text", "json", "csv");
}
