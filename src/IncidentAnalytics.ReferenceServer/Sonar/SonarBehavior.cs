namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>Settings of the Sonar service for behavior that its documentation leaves open. They apply from the next request on.</summary>
public sealed class SonarBehavior
{
    /// <summary>The maximum <c>limit</c> of a request.</summary>
    internal const int MaxTickets = 1_000;

    private static readonly TimeSpan DefaultUtcOffset = TimeSpan.FromHours(9);
    private static readonly TimeSpan MaxUtcOffset = TimeSpan.FromHours(14);

    internal SonarBehavior() => Reset();

    /// <summary>
    /// The maximum number of tickets in a response, 1 to 1,000, whatever the <c>limit</c> of the request. Default: 1,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not from 1 to 1,000.</exception>
    public int PageCap
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxTickets);
            field = value;
        }
    }

    /// <summary>The UTC offset of dates in responses: whole minutes from -14 to +14 hours. Default: +09:00.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in whole minutes from -14 to +14 hours.</exception>
    public TimeSpan UtcOffset
    {
        get;
        set
        {
            if (value.Duration() > MaxUtcOffset || value.Ticks % TimeSpan.TicksPerMinute != 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The offset must be in whole minutes from -14 to +14 hours.");
            }

            field = value;
        }
    }

    internal void Reset()
    {
        PageCap = MaxTickets;
        UtcOffset = DefaultUtcOffset;
    }
}
