namespace IncidentAnalytics.Client.Tests.Tickets;

/// <summary>A clock that stands still and counts how often it was asked.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public int Readings { get; private set; }

    public override DateTimeOffset GetUtcNow()
    {
        Readings++;
        return now;
    }
}
