using System.Diagnostics;
using IncidentAnalytics.ReferenceServer;
using IncidentAnalytics.Testing;
using ModelContextProtocol.Client;
using Xunit;
using static IncidentAnalytics.IntegrationTests.Examples.McpServer.ToolResults;

namespace IncidentAnalytics.IntegrationTests.Examples.McpServer;

/// <summary>The built program, over standard input and output.</summary>
public sealed class ProgramTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Program_AnswersOffline()
    {
        await using var assistant = await StartAsync([]);

        var tools = await assistant.ListToolsAsync(cancellationToken: Token);
        var open = AssertContent(
            await assistant.CallToolAsync("list_open_tickets", ToArguments(new { limit = 1 }), cancellationToken: Token)
        );

        Assert.DoesNotContain("acknowledge_anomaly", tools.Select(static tool => tool.Name));
        Assert.Equal(1, open.GetProperty("tickets").GetArrayLength());
    }

    [Fact]
    public async Task Program_CallsTheConfiguredServices()
    {
        await using var server = await IncidentAnalyticsServer.StartAsync(new() { Port = 0 }, Token);
        await using var assistant = await StartAsync(
            new()
            {
                ["IncidentAnalytics__Sonar__BaseAddress"] = server.BaseAddress.ToString(),
                ["IncidentAnalytics__Sonar__Credential__Type"] = "Bearer",
                ["IncidentAnalytics__Sonar__Credential__Token"] = ReferenceCredentials.SonarApiKey,
            },
            "--allow-writes"
        );

        AssertContent(await assistant.CallToolAsync("list_open_tickets", ToArguments(new { limit = 1 }), cancellationToken: Token));
        var error = AssertError(await assistant.CallToolAsync("get_kpis", cancellationToken: Token));

        Assert.Equal("/api/sonar/tickets", Assert.Single(server.Requests).Path);
        Assert.Contains("Analytics.BaseAddress", error, StringComparison.Ordinal);
        Assert.Contains("acknowledge_anomaly", (await assistant.ListToolsAsync(cancellationToken: Token)).Select(static tool => tool.Name));
    }

    [Theory]
    [InlineData("usage: ", "--allow-everything")]
    [InlineData("error: ", "")]
    public async Task Program_ExplainsWhyItDoesNotStart_OnStandardErrorOnly(string expected, string argument)
    {
        var start = new ProcessStartInfo(FindProgram())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (argument.Length > 0)
            start.ArgumentList.Add(argument);
        start.Environment["IncidentAnalytics__Sonar__BaseAddress"] = "ftp://sonar.example.com";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();

        var output = process.StandardOutput.ReadToEndAsync(Token);
        var error = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal((1, ""), (process.ExitCode, await output));
        Assert.StartsWith(expected, error, StringComparison.Ordinal);
    }

    private static Task<McpClient> StartAsync(Dictionary<string, string?> environment, params string[] arguments) =>
        McpClient.CreateAsync(
            new StdioClientTransport(
                new()
                {
                    Command = FindProgram(),
                    Arguments = arguments,
                    EnvironmentVariables = environment,
                }
            ),
            cancellationToken: Token
        );

    /// <summary>Has the same configuration and framework as this program: <c>examples/McpServer/bin/Debug/net10.0/McpServer</c>.</summary>
    private static string FindProgram()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Repository.PathOf("examples", "McpServer", "bin", framework.Parent!.Name, framework.Name, "McpServer");
    }
}
