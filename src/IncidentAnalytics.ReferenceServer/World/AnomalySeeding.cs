namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>
/// What is unusual in a generated world: one thing in every week (counted from 1970, so that it does not depend on the clock), of a kind,
/// an hour and a subject that follow from the seed.
/// </summary>
internal static class Planting
{
    /// <summary>How many times longer incidents take in a <see cref="PlantedKind.SlowResolution"/>.</summary>
    public const int SlowFactor = 8;

    private const int HoursPerWeek = 168;

    // Far from the hours, whose own numbers the generator draws tickets from.
    private const long PartOfPlan = 1L << 40;
    private const long PartOfTickets = 1L << 41;

    // Weeks from 1970 begin on a Thursday.
    private static readonly int[] WorkingDays = [0, 1, 4, 5, 6];

    // The applications with enough incidents for half a day to tell anything.
    private static readonly string[] Busy = ["atr", "checkout", "billing"];

    /// <summary>What was planted around this hour (counted from 1970); null for nothing.</summary>
    public static PlantedAnomaly? At(long seed, long hour)
    {
        var plant = InWeek(seed, Math.DivRem(hour, HoursPerWeek).Quotient);
        var instant = DateTimeOffset.FromUnixTimeSeconds(hour * 3_600);
        return plant.Start <= instant && instant < plant.End ? plant : null;
    }

    /// <summary>Everything that lies whole between two instants, oldest first.</summary>
    public static IReadOnlyList<PlantedAnomaly> Between(long seed, DateTimeOffset start, DateTimeOffset end)
    {
        var plants = new List<PlantedAnomaly>();
        for (var week = WeekOf(start); week <= WeekOf(end); week++)
        {
            var plant = InWeek(seed, week);
            if (plant.Start >= start && plant.End <= end)
            {
                plants.Add(plant);
            }
        }

        return plants;
    }

    /// <summary>The numbers for the additional tickets of an hour.</summary>
    public static SplitMix64 RandomFor(long seed, long hour) => SplitMix64.For(seed, PartOfTickets + hour);

    /// <summary>Chance of an additional ticket in a slot that is free, in millionths.</summary>
    public static int ChancePerSlot(PlantedKind kind) =>
        kind switch
        {
            PlantedKind.Burst => 30_000,
            PlantedKind.NightBurst => 40_000,
            _ => 0,
        };

    private static PlantedAnomaly InWeek(long seed, long week)
    {
        var random = SplitMix64.For(seed, PartOfPlan + week);
        var kind = (PlantedKind)random.Below(3);
        var application = random.Pick(Vocabulary.Applications).Name;
        var category = random.Pick(Vocabulary.Categories);
        var workingDay = WorkingDays[random.Below(WorkingDays.Length)];
        var anyDay = random.Below(7);
        var late = random.Below(3);
        return kind switch
        {
            PlantedKind.Burst => Plant(workingDay, firstHour: 8 + (3 * late), hours: 3, application, category),
            PlantedKind.NightBurst => Plant(anyDay, firstHour: 1 + late, hours: 2, application: null, category),
            _ => Plant(workingDay, firstHour: 6 + late, hours: 12, Busy[random.Below(Busy.Length)], category: null),
        };

        PlantedAnomaly Plant(int day, int firstHour, int hours, string? application, string? category)
        {
            var start = DateTimeOffset.FromUnixTimeSeconds(((week * HoursPerWeek) + (day * 24) + firstHour) * 3_600);
            return new PlantedAnomaly(kind, start, start.AddHours(hours), application, category);
        }
    }

    private static long WeekOf(DateTimeOffset instant) => Math.DivRem(instant.ToUnixTimeSeconds(), HoursPerWeek * 3_600).Quotient;
}

/// <summary>Something unusual that the generator put into a world on purpose: the truth that a detection is measured by.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Inclusive, a whole hour.</param>
/// <param name="End">Exclusive, a whole hour.</param>
/// <param name="Application">The application that it is in; null: any.</param>
/// <param name="Category">The category that it is in; null: any.</param>
internal sealed record PlantedAnomaly(PlantedKind Kind, DateTimeOffset Start, DateTimeOffset End, string? Application, string? Category)
{
    /// <summary>Whether a window with these incidents tells of it: they overlap, and most of the incidents are of its kind.</summary>
    public bool IsFoundBy(DateTimeOffset start, DateTimeOffset end, IReadOnlyList<Ticket> incidents) =>
        start < End && Start < end && incidents.Count(Concerns) * 2 > incidents.Count;

    private bool Concerns(Ticket incident) =>
        (Application is null || incident.Application.Equals(Application, StringComparison.Ordinal))
        && (Category is null || incident.Category.Equals(Category, StringComparison.Ordinal));
}

/// <summary>What was put into a world.</summary>
internal enum PlantedKind
{
    /// <summary>Many incidents of one application and category within a few working hours.</summary>
    Burst,

    /// <summary>Many incidents of one category, of any application, in the middle of the night.</summary>
    NightBurst,

    /// <summary>The incidents of one application, for half a day, take many times as long to resolve.</summary>
    SlowResolution,
}
