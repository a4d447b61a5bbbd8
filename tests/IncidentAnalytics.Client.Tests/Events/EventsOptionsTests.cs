using IncidentAnalytics.Client.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

public sealed class EventsOptionsTests
{
    private readonly ScriptedHandler _server = TestEvents.Server();

    [Theory]
    [InlineData("", "Events.ProjectId is missing.")]
    [InlineData("..", "Events.ProjectId '..' is not a project id")]
    [InlineData("a/b", "Events.ProjectId 'a/b' is not a project id")]
    public void ProjectId_IsRefused_WhenInvalid(string projectId, string expected)
    {
        var e = Assert.Throws<OptionsValidationException>(() => TestEvents.Create(_server, configure: o => o.Events.ProjectId = projectId));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectId_IsOptional()
    {
        using var client = TestEvents.Create(_server, configure: static o => o.Events.ProjectId = null);
        Assert.NotNull(client.Events);
    }

    [Fact]
    public void Validate_NamesInvalidOptions()
    {
        var e = Assert.Throws<OptionsValidationException>(() =>
            TestEvents.Create(
                _server,
                configure: static o =>
                {
                    o.Events.Credential = null;
                    o.Events.MaxRetries = -1;
                }
            )
        );

        Assert.Contains("Events.Credential is missing", e.Message, StringComparison.Ordinal);
        Assert.Contains("Events.MaxRetries '-1'", e.Message, StringComparison.Ordinal);
    }
}
