using System.Globalization;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>An output that signals each time a certain line is written.</summary>
/// <param name="line">How the line begins.</param>
internal sealed class WatchedOutput(string line) : StringWriter(CultureInfo.InvariantCulture)
{
    private readonly SemaphoreSlim _written = new(0);

    /// <summary>Completes with the next such line; a run that ends first fails the test.</summary>
    public async Task NextAsync(Task run)
    {
        var next = _written.WaitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(next, run) == run)
            Assert.Fail("The run ended without writing the line.");
        await next;
    }

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.StartsWith(line, StringComparison.Ordinal) == true)
            _written.Release();
    }
}
