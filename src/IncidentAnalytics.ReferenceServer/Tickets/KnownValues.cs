using System.Runtime.CompilerServices;
using System.Text.Json;
using IncidentAnalytics.ReferenceServer.Aggregations;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Tickets;

/// <summary>The applications and application types there are: those of the documents, counted once per set of documents.</summary>
internal sealed class KnownValues
{
    private static readonly ConditionalWeakTable<DocumentSet, KnownValues> Counted = new();

    private KnownValues(DocumentSet documents)
    {
        Applications = Distinct(documents, TicketFields.Application);
        AppTypes = Distinct(documents, TicketFields.AppType);
    }

    public IReadOnlySet<string> Applications { get; }

    public IReadOnlySet<string> AppTypes { get; }

    public static KnownValues Of(DocumentSet documents) => Counted.GetValue(documents, static set => new KnownValues(set));

    private static SortedSet<string> Distinct(DocumentSet documents, string field)
    {
        var aggregation = JsonSerializer.SerializeToElement(new { values = new { terms = new { field, size = 10_000 } } });
        var outcome = AggregationEngine.Run(documents, query: null, aggregation);
        var buckets = outcome.Aggregations["values"]!["buckets"]!.AsArray();
        return new SortedSet<string>(buckets.Select(static bucket => (string)bucket!["key"]!), StringComparer.Ordinal);
    }
}
