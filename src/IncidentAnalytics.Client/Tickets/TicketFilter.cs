using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>Condition on tickets, in the service's query language. Immutable; field names are sent as given.</summary>
/// <remarks>The methods throw <see cref="ArgumentException"/> if an argument cannot be sent; <c>ParamName</c> names it.</remarks>
/// <example>
/// <code>
/// var openAndRecent = TicketFilter.Bool(
///     must: [TicketFilter.Range("@timestamp", gte: "now-7d/d")],
///     mustNot: [TicketFilter.Term("ticket.resolved", true)]
/// );
/// var network = TicketFilter.Terms("ticket.category", "network", "dns");
/// var disk = TicketFilter.Raw("""{"wildcard":{"ticket.title":"disk*"}}""");
/// </code>
/// </example>
public sealed class TicketFilter
{
    private readonly Action<Utf8JsonWriter> _write;

    private TicketFilter(Action<Utf8JsonWriter> write) => _write = write;

    /// <summary>Matches every ticket (<c>match_all</c>).</summary>
    public static TicketFilter MatchAll { get; } = Create("match_all", static _ => { });

    /// <summary>Matches tickets whose field has exactly this value (<c>term</c>).</summary>
    /// <param name="field">Path of the field, such as <c>ticket.resolved</c>.</param>
    /// <param name="value">The value.</param>
    public static TicketFilter Term(string field, FieldValue value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        value.ThrowIfInvalid(nameof(value));
        return Create("term", writer => writer.WriteField(field, value));
    }

    /// <summary>Matches tickets whose field has any of these values (<c>terms</c>). An empty list matches no ticket.</summary>
    /// <param name="field">Path of the field.</param>
    /// <param name="values">The values.</param>
    public static TicketFilter Terms(string field, params IReadOnlyList<FieldValue> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        ArgumentNullException.ThrowIfNull(values);
        FieldValue[] copy = [.. values];
        for (var i = 0; i < copy.Length; i++)
            copy[i].ThrowIfInvalid(ParameterPath.Element(nameof(values), i));

        return Create(
            "terms",
            writer =>
            {
                writer.WriteStartArray(field);
                foreach (var value in copy)
                    value.Write(writer);
                writer.WriteEndArray();
            }
        );
    }

    /// <summary>
    /// Matches tickets whose field is in a range (<c>range</c>). Text bounds of dates may be date math, such as <c>now-1d/d</c>.
    /// </summary>
    /// <param name="field">Path of the field.</param>
    /// <param name="gte">Inclusive lower bound.</param>
    /// <param name="gt">Exclusive lower bound; cannot be combined with <paramref name="gte"/>.</param>
    /// <param name="lte">Inclusive upper bound.</param>
    /// <param name="lt">Exclusive upper bound; cannot be combined with <paramref name="lte"/>.</param>
    /// <param name="format">Date format of text bounds (<c>format</c>).</param>
    /// <param name="timeZone">Time zone of text bounds without one, such as <c>+09:00</c> (<c>time_zone</c>).</param>
    public static TicketFilter Range(
        string field,
        FieldValue? gte = null,
        FieldValue? gt = null,
        FieldValue? lte = null,
        FieldValue? lt = null,
        string? format = null,
        string? timeZone = null
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        gte?.ThrowIfInvalid(nameof(gte));
        gt?.ThrowIfInvalid(nameof(gt));
        lte?.ThrowIfInvalid(nameof(lte));
        lt?.ThrowIfInvalid(nameof(lt));
        Guard.ThrowIfWhiteSpace(format, nameof(format));
        Guard.ThrowIfWhiteSpace(timeZone, nameof(timeZone));
        if (gte is not null && gt is not null)
            throw new ArgumentException("A range has only one lower bound: gte or gt.", nameof(gt));
        if (lte is not null && lt is not null)
            throw new ArgumentException("A range has only one upper bound: lte or lt.", nameof(lt));
        if ((gte ?? gt) is { } lower && (lte ?? lt) is { } upper && lower.IsKnownGreaterThan(upper))
            throw new ArgumentOutOfRangeException(lte is null ? nameof(lt) : nameof(lte), upper, "The range ends before it starts.");

        return Create(
            "range",
            writer =>
            {
                writer.WriteStartObject(field);
                writer.WriteOptional("gte", gte);
                writer.WriteOptional("gt", gt);
                writer.WriteOptional("lte", lte);
                writer.WriteOptional("lt", lt);
                writer.WriteOptional("format", format);
                writer.WriteOptional("time_zone", timeZone);
                writer.WriteEndObject();
            }
        );
    }

    /// <summary>Matches tickets that have a value in the field (<c>exists</c>).</summary>
    /// <param name="field">Path of the field.</param>
    public static TicketFilter Exists(string field)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        return Create("exists", writer => writer.WriteString("field", field));
    }

    /// <summary>Matches tickets whose field starts with a text (<c>prefix</c>).</summary>
    /// <param name="field">Path of the field.</param>
    /// <param name="prefix">The text. An empty text matches every value.</param>
    public static TicketFilter Prefix(string field, string prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        ArgumentNullException.ThrowIfNull(prefix);
        return Create("prefix", writer => writer.WriteString(field, prefix));
    }

    /// <summary>Combines conditions (<c>bool</c>). Matches every ticket if there are none.</summary>
    /// <param name="must">Conditions that must all hold (<c>must</c>).</param>
    /// <param name="should">
    /// Conditions of which at least one must hold if neither <paramref name="must"/> nor <paramref name="filter"/> is given
    /// (<c>should</c>).
    /// </param>
    /// <param name="mustNot">Conditions that must not hold (<c>must_not</c>).</param>
    /// <param name="filter">Conditions that must all hold (<c>filter</c>).</param>
    /// <param name="minimumShouldMatch">
    /// Minimum number of <paramref name="should"/> conditions that must hold (<c>minimum_should_match</c>).
    /// </param>
    public static TicketFilter Bool(
        IReadOnlyList<TicketFilter>? must = null,
        IReadOnlyList<TicketFilter>? should = null,
        IReadOnlyList<TicketFilter>? mustNot = null,
        IReadOnlyList<TicketFilter>? filter = null,
        int? minimumShouldMatch = null
    )
    {
        if (minimumShouldMatch is { } minimum)
            ArgumentOutOfRangeException.ThrowIfNegative(minimum, nameof(minimumShouldMatch));

        (string Name, TicketFilter[] Filters)[] clauses =
        [
            ("must", CloneValidated(must, nameof(must))),
            ("should", CloneValidated(should, nameof(should))),
            ("must_not", CloneValidated(mustNot, nameof(mustNot))),
            ("filter", CloneValidated(filter, nameof(filter))),
        ];
        return Create(
            "bool",
            writer =>
            {
                foreach (var (name, filters) in clauses)
                    WriteClause(writer, name, filters);
                writer.WriteOptional("minimum_should_match", minimumShouldMatch);
            }
        );
    }

    /// <summary>Creates a filter from any query of the service's query language.</summary>
    /// <param name="json">The query: a JSON object such as <c>{"wildcard":{"ticket.title":"disk*"}}</c>.</param>
    public static TicketFilter Raw([StringSyntax(StringSyntaxAttribute.Json)] string json) => Raw(JsonText.ParseObject(json, nameof(json)));

    /// <summary>Creates a filter from any query of the service's query language.</summary>
    /// <param name="query">The query: a JSON object.</param>
    public static TicketFilter Raw(JsonElement query)
    {
        var copy = JsonText.CopyObject(query, nameof(query));
        return new(copy.WriteTo);
    }

    /// <summary>The filter as JSON.</summary>
    public override string ToString() => JsonText.Write(_write);

    internal static TicketFilter[] CloneValidated(IReadOnlyList<TicketFilter>? filters, string parameterName)
    {
        if (filters is null)
            return [];

        TicketFilter[] copy = [.. filters];
        for (var i = 0; i < copy.Length; i++)
            ArgumentNullException.ThrowIfNull(copy[i], ParameterPath.Element(parameterName, i));
        return copy;
    }

    internal void Write(Utf8JsonWriter writer) => _write(writer);

    private static TicketFilter Create(string name, Action<Utf8JsonWriter> writeMembers) =>
        new(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject(name);
            writeMembers(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    private static void WriteClause(Utf8JsonWriter writer, string name, TicketFilter[] filters)
    {
        if (filters.Length == 0)
            return;

        writer.WriteStartArray(name);
        foreach (var filter in filters)
            filter.Write(writer);
        writer.WriteEndArray();
    }
}
