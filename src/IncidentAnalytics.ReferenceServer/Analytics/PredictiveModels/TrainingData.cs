using System.Globalization;
using System.Numerics;
using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.PredictiveModels;

/// <summary>The incidents of a training period. The first 80% of the time is for fitting, the rest is held out for scoring.</summary>
internal sealed class TrainingData
{
    private const double FittingPart = 0.8;

    public TrainingData(PredictiveModel model, IncidentSet incidents)
    {
        var requestedStart = incidents.EndsAt.AddDays(-model.TrainingDataPeriodDays);
        Start = requestedStart > incidents.StartsAt ? requestedStart : incidents.StartsAt;
        End = incidents.EndsAt;
        Cut = Start + ((End - Start) * FittingPart);
        Fitting = [.. incidents.CreatedIn(Start, Cut)];
        HeldOut = [.. incidents.CreatedIn(Cut, End)];
        Features = IncidentFeatures.Select(model.FeatureColumns);
    }

    public DateTimeOffset Start { get; }

    public DateTimeOffset Cut { get; }

    public DateTimeOffset End { get; }

    public IReadOnlyList<Ticket> Fitting { get; }

    public IReadOnlyList<Ticket> HeldOut { get; }

    /// <summary>The features that the model names; all features when it names no known one.</summary>
    public IReadOnlyDictionary<string, Func<Ticket, string>> Features { get; }
}

/// <summary>The categorical features of an incident that are known when it is created.</summary>
internal static class IncidentFeatures
{
    private static readonly Dictionary<string, Func<Ticket, string>> All = new(StringComparer.Ordinal)
    {
        ["category"] = static incident => incident.Category.ToUpperInvariant(),
        ["application"] = static incident => incident.Application,
        ["app_type"] = static incident => incident.AppType,
        ["domain"] = static incident => incident.Domain,
        ["region"] = static incident => incident.Region,
        ["priority"] = static incident => incident.Priority.ToString(),
        ["hour"] = static incident => (incident.CreatedAt.UtcDateTime.Hour / 4).ToString(CultureInfo.InvariantCulture),
        ["weekday"] = static incident => incident.CreatedAt.UtcDateTime.DayOfWeek.ToString(),
        ["affected_users"] = static incident => BitOperations.Log2((uint)incident.AffectedUsers + 1).ToString(CultureInfo.InvariantCulture),
    };

    public static IReadOnlyDictionary<string, Func<Ticket, string>> Select(IReadOnlyList<string> columns)
    {
        var chosen = All.Where(feature => columns.Contains(feature.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.Ordinal);
        return chosen.Count == 0 ? All : chosen;
    }
}
