using Microsoft.Extensions.Options;

namespace WebApi;

/// <summary>A web API and a worker over the four services, with health checks and telemetry. Runs offline by default.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await using var app = await ExampleApp.StartAsync(args);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (FindFailures(e) is { Length: > 0 } failures)
        {
            // The messages name the key and the problem: a stack trace would only hide them.
            foreach (var failure in failures)
                await Console.Error.WriteLineAsync($"Configuration: {failure}");
            return 1;
        }
    }

    /// <summary>What is wrong with the options; null for other failures.</summary>
    private static string[]? FindFailures(Exception exception) =>
        exception switch
        {
            OptionsValidationException e => [.. e.Failures],
            AggregateException e when e.InnerExceptions.All(static i => i is OptionsValidationException) =>
            [
                .. e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(static i => i.Failures),
            ],
            _ => null,
        };
}
