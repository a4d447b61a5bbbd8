using IncidentAnalytics.IntegrationTests.SharedTokens;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

public sealed class SharedRateLimitTests
{
    [Fact(SkipUnless = nameof(RedisServer.IsInstalled), SkipType = typeof(RedisServer), Skip = RedisServer.Missing)]
    public async Task RunAsync_SendsAsManyRequestsAsTheServiceAllows_InThreeProcesses()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var output = new StringWriter();

        var exitCode = await SharedRateLimit.Program.RunAsync(redis.Configuration, output);

        Assert.Equal(0, exitCode);
        Assert.EndsWith($"The service received 100 requests and refused 0.{output.NewLine}", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_PrintsOneLine_WhenThereIsNoRedis()
    {
        await using var output = new StringWriter();

        // Nothing can listen on port 0.
        var exitCode = await SharedRateLimit.Program.RunAsync("127.0.0.1:0", output);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("error: no Redis at 127.0.0.1:0.", output.ToString(), StringComparison.Ordinal);
        Assert.Single(output.ToString().TrimEnd().Split('\n'));
    }
}
