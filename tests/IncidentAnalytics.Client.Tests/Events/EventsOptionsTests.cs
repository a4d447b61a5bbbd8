using IncidentAnalytics.Client.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Events;

public sealed class EventsOptionsTests
{
    private readonly ScriptedHandler _server = TestEvents.Server();

    [Theory]
    [InlineData("", "Events.ProjectId is missing.")]
    [InlineData("..", "Events.ProjectId '..' is no project id")]
    [InlineData("a/b", "Events.ProjectId 'a/b' is no project id")]
    public void A_project_id_that_cannot_be_is_refused_by_name_and_value(string projectId, string expected)
    {
        var e = Assert.Throws<OptionsValidationException>(() => TestEvents.Create(_server, configure: o => o.Events.ProjectId = projectId));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_may_be_left_to_the_requests_and_wrong_options_of_events_are_named()
    {
        using var client = TestEvents.Create(_server, configure: static o => o.Events.ProjectId = null);

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
