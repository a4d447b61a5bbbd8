using IncidentAnalytics.ReferenceServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IncidentTools;

/// <summary>Offers the services as tools to an assistant. Standard output belongs to the protocol; everything else goes to standard error.</summary>
internal static class Program
{
    private const string Usage = """
        usage: McpServer [--allow-writes]
        Speaks the Model Context Protocol on standard input and output. README.md shows how to register it in an assistant.
        """;

    public static async Task<int> Main(string[] args)
    {
        if (args is not ([] or ["--allow-writes"]))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 1;
        }

        // An assistant starts the program in any folder, also in one with the settings of another program.
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // Invalid options are one line below.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);

        var section = builder.Configuration.GetSection("IncidentAnalytics");
        await using var offline = section.Exists() ? null : await IncidentAnalyticsServer.StartAsync();
        if (offline is null)
            builder.Services.AddIncidentAnalytics(section);
        else
            builder.Services.AddSingleton(_ => offline.CreateClient());

        var application = builder.Configuration["McpServer:Application"] ?? (offline is null ? null : "atr");
        builder.Services.AddSingleton(new IncidentToolsOptions(application));
        builder.Services.AddMcpServer().WithIncidentTools(allowWrites: args is [_]).WithStdioServerTransport();

        try
        {
            await builder.Build().RunAsync();
            return 0;
        }
        catch (OptionsValidationException e)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}");
            return 1;
        }
    }
}
