using System.Runtime.CompilerServices;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Tickets;

/// <summary>The applications and application types that occur in a set of documents, determined once per set.</summary>
internal sealed class KnownApplications
{
    private static readonly ConditionalWeakTable<DocumentSet, KnownApplications> Cache = new();

    private KnownApplications(DocumentSet documents)
    {
        Applications = GetDistinct(documents, TicketFields.Application);
        AppTypes = GetDistinct(documents, TicketFields.AppType);
    }

    public IReadOnlySet<string> Applications { get; }

    public IReadOnlySet<string> AppTypes { get; }

    public static KnownApplications GetFor(DocumentSet documents) => Cache.GetValue(documents, static set => new KnownApplications(set));

    private static SortedSet<string> GetDistinct(DocumentSet documents, string field)
    {
        var aggregation = JsonSerializer.SerializeToElement(new { values = new { terms = new { field, size = 10_000 } } });
        var outcome = AggregationEngine.Run(documents, query: null, aggregation);
        var buckets = outcome.Aggregations["values"]!["buckets"]!.AsArray();
        return new SortedSet<string>(buckets.Select(static bucket => (string)bucket!["key"]!), StringComparer.Ordinal);
    }
}
