namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>How the Sonar service answers where its document leaves room. Takes effect with the next request.</summary>
public sealed class SonarBehavior
{
    /// <summary>The most tickets that a request may ask for.</summary>
    internal const int MostTickets = 1_000;

    private static readonly TimeSpan DefaultUtcOffset = TimeSpan.FromHours(9);
    private static readonly TimeSpan MostUtcOffset = TimeSpan.FromHours(14);

    internal SonarBehavior() => Reset();

    /// <summary>
    /// The most tickets in one answer, 1 to 1000, however many were asked for: a server that caps silently. Default 1000, which caps nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 1000.</exception>
    public int PageCap
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostTickets);
            field = value;
        }
    }

    /// <summary>The offset from UTC that dates are written with: whole minutes, at most 14 hours either way. Default +09:00.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is longer than 14 hours, or not of whole minutes.</exception>
    public TimeSpan UtcOffset
    {
        get;
        set
        {
            if (value.Duration() > MostUtcOffset || value.Ticks % TimeSpan.TicksPerMinute != 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "An offset is of whole minutes, at most 14 hours either way.");
            }

            field = value;
        }
    }

    internal void Reset()
    {
        PageCap = MostTickets;
        UtcOffset = DefaultUtcOffset;
    }
}
