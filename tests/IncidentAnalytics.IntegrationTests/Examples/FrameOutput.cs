using System.Globalization;
using System.Text;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>An output that signals each frame of a screen, and can fail at one.</summary>
internal sealed class FrameOutput : StringWriter
{
    private const string Home = "\u001b[H";

    private readonly SemaphoreSlim _written = new(0);
    private readonly Queue<string> _frames = [];

    public FrameOutput()
        : base(CultureInfo.InvariantCulture) { }

    /// <summary>The frame at which writing fails, or null.</summary>
    public Exception? FailsWith { get; set; }

    /// <summary>The next frame without escape codes, in lines. A run that ends first fails the test.</summary>
    public async Task<string[]> NextAsync(Task run)
    {
        var next = _written.WaitAsync(TestContext.Current.CancellationToken);
        if (await Task.WhenAny(next, run) == run)
            Assert.Fail("The run ended without another frame.");
        await next;
        lock (_frames)
            return EscapeCodes.Remove(_frames.Dequeue()).Split('\n');
    }

    public override void Write(string? value)
    {
        base.Write(value);
        if (value?.Contains(Home, StringComparison.Ordinal) != true)
            return;

        if (FailsWith is { } exception)
        {
            FailsWith = null;
            throw exception;
        }

        lock (_frames)
            _frames.Enqueue(value[value.IndexOf(Home, StringComparison.Ordinal)..]);
        _written.Release();
    }
}
