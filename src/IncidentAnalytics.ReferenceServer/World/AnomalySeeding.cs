namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// Seeds one anomaly into every week of a generated world. Weeks are counted from 1970, so that anomalies do not depend on the clock; kind,
/// time and subject follow from the seed.
/// </summary>
internal static class AnomalySeeding
{
    /// <summary>The factor by which resolution times grow in a <see cref="SeededAnomalyKind.SlowResolution"/>.</summary>
    public const int SlowResolutionFactor = 8;

    private const int HoursPerWeek = 168;

    // Far from the numbers of hours, which are the streams that tickets are drawn from.
    private const long PlanStream = 1L << 40;
    private const long ExtraTicketStream = 1L << 41;

    // Weeks counted from 1970 start on a Thursday.
    private static readonly int[] WorkingDays = [0, 1, 4, 5, 6];

    // Applications with enough incidents for half a day to be significant.
    private static readonly string[] BusyApplications = ["atr", "checkout", "billing"];

    /// <summary>The anomaly at an hour (counted from 1970); null for none.</summary>
    public static SeededAnomaly? Find(long seed, long hour)
    {
        var anomaly = CreateForWeek(seed, Math.DivRem(hour, HoursPerWeek).Quotient);
        var instant = DateTimeOffset.FromUnixTimeSeconds(hour * 3_600);
        return anomaly.Start <= instant && instant < anomaly.End ? anomaly : null;
    }

    /// <summary>The anomalies that lie entirely between two instants, oldest first.</summary>
    public static IReadOnlyList<SeededAnomaly> GetBetween(long seed, DateTimeOffset start, DateTimeOffset end)
    {
        var anomalies = new List<SeededAnomaly>();
        for (var week = GetWeek(start); week <= GetWeek(end); week++)
        {
            var anomaly = CreateForWeek(seed, week);
            if (anomaly.Start >= start && anomaly.End <= end)
            {
                anomalies.Add(anomaly);
            }
        }

        return anomalies;
    }

    /// <summary>Creates the random numbers for the additional tickets of an hour.</summary>
    public static SplitMix64 CreateRandom(long seed, long hour) => SplitMix64.Create(seed, ExtraTicketStream + hour);

    /// <summary>The chance of an additional ticket in a free slot, in millionths.</summary>
    public static int GetTicketChance(SeededAnomalyKind kind) =>
        kind switch
        {
            SeededAnomalyKind.Burst => 30_000,
            SeededAnomalyKind.NightBurst => 40_000,
            _ => 0,
        };

    private static SeededAnomaly CreateForWeek(long seed, long week)
    {
        var random = SplitMix64.Create(seed, PlanStream + week);
        var kind = (SeededAnomalyKind)random.NextBelow(3);
        var application = random.Pick(Vocabulary.Applications).Name;
        var category = random.Pick(Vocabulary.Categories);
        var workingDay = WorkingDays[random.NextBelow(WorkingDays.Length)];
        var anyDay = random.NextBelow(7);
        var delay = random.NextBelow(3);
        return kind switch
        {
            SeededAnomalyKind.Burst => Create(workingDay, firstHour: 8 + (3 * delay), hours: 3, application, category),
            SeededAnomalyKind.NightBurst => Create(anyDay, firstHour: 1 + delay, hours: 2, application: null, category),
            _ => Create(
                workingDay,
                firstHour: 6 + delay,
                hours: 12,
                BusyApplications[random.NextBelow(BusyApplications.Length)],
                category: null
            ),
        };

        SeededAnomaly Create(int day, int firstHour, int hours, string? application, string? category)
        {
            var start = DateTimeOffset.FromUnixTimeSeconds(((week * HoursPerWeek) + (day * 24) + firstHour) * 3_600);
            return new SeededAnomaly(kind, start, start.AddHours(hours), application, category);
        }
    }

    private static long GetWeek(DateTimeOffset instant) => Math.DivRem(instant.ToUnixTimeSeconds(), HoursPerWeek * 3_600).Quotient;
}

/// <summary>An anomaly that the generator added to a world: the ground truth for anomaly detection.</summary>
/// <param name="Kind">The kind of anomaly.</param>
/// <param name="Start">The start, inclusive, on a full hour.</param>
/// <param name="End">The end, exclusive, on a full hour.</param>
/// <param name="Application">The affected application; null for all.</param>
/// <param name="Category">The affected category; null for all.</param>
internal sealed record SeededAnomaly(
    SeededAnomalyKind Kind,
    DateTimeOffset Start,
    DateTimeOffset End,
    string? Application,
    string? Category
)
{
    /// <summary>Whether a finding detects the anomaly: the windows overlap, and most incidents of the finding are affected by it.</summary>
    public bool IsDetectedBy(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Ticket> incidents) =>
        start < End && Start < end && incidents.Count(IsAffected) * 2 > incidents.Count;

    private bool IsAffected(Ticket incident) =>
        (Application is null || incident.Application.Equals(Application, StringComparison.Ordinal))
        && (Category is null || incident.Category.Equals(Category, StringComparison.Ordinal));
}

/// <summary>The kind of a seeded anomaly.</summary>
internal enum SeededAnomalyKind
{
    /// <summary>Many incidents of one application and category within three working hours.</summary>
    Burst,

    /// <summary>Many incidents of one category, of any application, within two hours at night.</summary>
    NightBurst,

    /// <summary>Incidents of one application take eight times as long to resolve for twelve hours.</summary>
    SlowResolution,
}
