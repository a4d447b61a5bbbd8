using IncidentAnalytics.ReferenceServer.Analytics.Incidents;
using IncidentAnalytics.ReferenceServer.Analytics.Records;
using IncidentAnalytics.ReferenceServer.Numerics;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.CostAnalyses;

/// <summary>
/// Calculates the costs of resolved incidents with <see cref="CostRates"/>. A CRITICAL or HIGH incident interrupts its service from creation
/// to resolution; every incident costs work. Costs of zero are left out.
/// </summary>
internal static class CostCalculator
{
    /// <summary>When costs are validated after the resolution.</summary>
    private static readonly TimeSpan ValidatedAfter = TimeSpan.FromDays(14);

    public static IEnumerable<CostAnalysis> Create(IncidentSet incidents, RecordIds ids) =>
        incidents
            .All.Where(incident => incident.ResolvedAt is { } resolvedAt && resolvedAt <= incidents.EndsAt)
            .OrderBy(static incident => incident.ResolvedAt)
            .SelectMany(incident => CreateForIncident(incident, incidents.EndsAt, ids));

    /// <summary>Creates the costs of one resolved incident, in the order of <see cref="CostTypes.All"/>.</summary>
    public static IEnumerable<CostAnalysis> CreateForIncident(Ticket incident, DateTimeOffset now, RecordIds ids)
    {
        for (var type = 0; type < CostTypes.All.Count; type++)
        {
            var (rate, units, method) = Price(incident, CostTypes.All[type]);
            var amount = Statistics.RoundToCents(rate * units);
            if (amount > 0)
            {
                yield return Record(
                    incident,
                    now,
                    ids.Create(RecordKind.Cost, (incident.Id * 10L) + type),
                    CostTypes.All[type],
                    amount,
                    rate,
                    units,
                    method
                );
            }
        }
    }

    /// <summary>The total cost of an incident.</summary>
    public static decimal Total(Ticket incident) =>
        CostTypes.All.Sum(type => Price(incident, type) is var (rate, units, _) ? Statistics.RoundToCents(rate * units) : 0);

    private static (decimal Rate, decimal Units, string Method) Price(Ticket incident, string type)
    {
        var hours = Math.Max(0, incident.TimeToResolve?.Ticks ?? 0) / (decimal)TimeSpan.TicksPerHour;
        var down = CostRates.Interrupts(incident.Priority) ? hours : 0;
        var isCritical = incident.Priority == TicketPriority.P1;
        return type switch
        {
            CostTypes.Downtime => (
                CostRates.DowntimePerHour(CostRates.GetTier(incident.Application)),
                down,
                "downtime hours x rate of the service tier"
            ),
            CostTypes.LostRevenue => (
                CostRates.RevenuePerUserHour,
                Math.Min(down, CostRates.MaxLostHours) * incident.AffectedUsers,
                "affected users x downtime hours (8 at most) x rate"
            ),
            CostTypes.Penalty => (
                CostRates.PenaltyPerHour,
                CostRates.PromisedHours(incident.Priority) is { } promised ? Math.Ceiling(Math.Max(0, hours - promised)) : 0,
                "started hours beyond the promised time x rate"
            ),
            CostTypes.ResourceCost => (
                CostRates.WorkPerHour,
                hours * CostRates.WorkShare,
                "a quarter of the hours until resolution x rate"
            ),
            CostTypes.ReputationCost => (
                CostRates.ReputationPerUser,
                isCritical && incident.AffectedUsers >= CostRates.ReputationUsers ? incident.AffectedUsers : 0,
                "affected users of a critical incident that affects many x rate"
            ),
            _ => (
                CostRates.CompliancePerIncident,
                down > 0 && incident.Category.Equals("security", StringComparison.OrdinalIgnoreCase) ? 1 : 0,
                "flat rate of an urgent security incident"
            ),
        };
    }

    private static CostAnalysis Record(
        Ticket incident,
        DateTimeOffset now,
        Guid id,
        string type,
        decimal amount,
        decimal rate,
        decimal units,
        string method
    )
    {
        var resolvedAt = incident.ResolvedAt!.Value;
        var validatedAt = resolvedAt + ValidatedAfter;
        var isValidated = validatedAt <= now;
        return new CostAnalysis
        {
            Id = id,
            IncidentId = IncidentSet.GetId(incident),
            CostType = type,
            CostAmount = amount,
            CalculationMethod = method,
            Rate = rate,
            Units = Statistics.RoundToCents(units),
            DowntimeHours = CostRates.Interrupts(incident.Priority)
                ? Statistics.RoundToCents(Math.Max(0, Statistics.GetHours(incident.TimeToResolve!.Value)))
                : 0.00m,
            AffectedUsers = incident.AffectedUsers,
            RevenueImpact = type == CostTypes.LostRevenue ? amount : 0.00m,
            BusinessUnit = incident.Application,
            ServiceTier = CostRates.GetTier(incident.Application),
            IsValidated = isValidated,
            ValidatedBy = isValidated ? AnalyticsUser.Admin : null,
            ValidatedAt = isValidated ? validatedAt : null,
            ValidationNotes = isValidated ? "Checked against the ticket." : "",
            CreatedAt = resolvedAt,
            UpdatedAt = isValidated ? validatedAt : resolvedAt,
        };
    }
}
