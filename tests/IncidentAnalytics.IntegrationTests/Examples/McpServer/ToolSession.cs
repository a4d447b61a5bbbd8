using System.IO.Pipelines;
using IncidentAnalytics.Client;
using IncidentTools;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples.McpServer;

/// <summary>The tools of the example over in-memory streams, and an assistant that calls them.</summary>
internal sealed class ToolSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Pipe _toServer;
    private readonly Task _running;

    private ToolSession(ServiceProvider services, Pipe toServer, McpClient assistant, Task running)
    {
        _services = services;
        _toServer = toServer;
        Assistant = assistant;
        _running = running;
    }

    public McpClient Assistant { get; }

    public static async Task<ToolSession> StartAsync(IncidentAnalyticsClient client, TimeProvider time, bool allowWrites = false)
    {
        var (toServer, toAssistant) = (new Pipe(), new Pipe());
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(client).AddSingleton(time).AddSingleton(new IncidentToolsOptions("atr"));
        services
            .AddMcpServer()
            .WithIncidentTools(allowWrites)
            .WithStreamServerTransport(toServer.Reader.AsStream(), toAssistant.Writer.AsStream());
        var provider = services.BuildServiceProvider();
        var running = provider.GetRequiredService<ModelContextProtocol.Server.McpServer>().RunAsync(TestContext.Current.CancellationToken);
        var assistant = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toAssistant.Reader.AsStream()),
            cancellationToken: TestContext.Current.CancellationToken
        );
        return new(provider, toServer, assistant, running);
    }

    public async Task<CallToolResult> CallAsync(string tool, object? arguments = null, CancellationToken? cancellationToken = null) =>
        await Assistant.CallToolAsync(
            tool,
            ToolResults.ToArguments(arguments),
            cancellationToken: cancellationToken ?? TestContext.Current.CancellationToken
        );

    public async ValueTask DisposeAsync()
    {
        await Assistant.DisposeAsync();
        // The session ends with its input.
        await _toServer.Writer.CompleteAsync();
        await _running;
        await _services.DisposeAsync();
    }
}
