using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>A condition on tickets, in the service's query language. Immutable; fields are sent exactly as written.</summary>
public sealed class TicketFilter
{
    private readonly Action<Utf8JsonWriter> _write;

    private TicketFilter(Action<Utf8JsonWriter> write) => _write = write;

    /// <summary>Every ticket (<c>match_all</c>).</summary>
    public static TicketFilter MatchAll { get; } = Named("match_all", static _ => { });

    /// <summary>Tickets whose field has exactly this value (<c>term</c>).</summary>
    /// <param name="field">The field's path, such as <c>ticket.resolved</c>.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The field is empty, or the value is null or not finite.</exception>
    public static TicketFilter Term(string field, FieldValue value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        value.ThrowIfUnusable(nameof(value));
        return Named("term", writer => writer.WriteField(field, value));
    }

    /// <summary>Tickets whose field has one of these values (<c>terms</c>). None of them: no ticket.</summary>
    /// <param name="field">The field's path.</param>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentException">The field is empty, or a value is null or not finite.</exception>
    public static TicketFilter Terms(string field, params IReadOnlyList<FieldValue> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        ArgumentNullException.ThrowIfNull(values);
        FieldValue[] copy = [.. values];
        for (var i = 0; i < copy.Length; i++)
            copy[i].ThrowIfUnusable(ParameterPath.Element(nameof(values), i));

        return Named(
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

    /// <summary>Tickets whose field lies between bounds (<c>range</c>). Text bounds of dates may be date math (<c>now-1d/d</c>).</summary>
    /// <param name="field">The field's path.</param>
    /// <param name="gte">At least this.</param>
    /// <param name="gt">More than this; not together with <paramref name="gte"/>.</param>
    /// <param name="lte">At most this.</param>
    /// <param name="lt">Less than this; not together with <paramref name="lte"/>.</param>
    /// <param name="format">The date format of text bounds (<c>format</c>).</param>
    /// <param name="timeZone">The time zone of text bounds without one, such as <c>+09:00</c> (<c>time_zone</c>).</param>
    /// <exception cref="ArgumentException">
    /// The field is empty, a bound, the format or the time zone is unusable, both bounds of one side are given, or the range ends before it starts.
    /// </exception>
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
        gte?.ThrowIfUnusable(nameof(gte));
        gt?.ThrowIfUnusable(nameof(gt));
        lte?.ThrowIfUnusable(nameof(lte));
        lt?.ThrowIfUnusable(nameof(lt));
        Guard.ThrowIfWhiteSpace(format, nameof(format));
        Guard.ThrowIfWhiteSpace(timeZone, nameof(timeZone));
        if (gte is not null && gt is not null)
            throw new ArgumentException("A range has one lower bound: gte or gt.", nameof(gt));
        if (lte is not null && lt is not null)
            throw new ArgumentException("A range has one upper bound: lte or lt.", nameof(lt));
        if ((gte ?? gt) is { } lower && (lte ?? lt) is { } upper && lower.IsSurelyGreaterThan(upper))
            throw new ArgumentOutOfRangeException(lte is null ? nameof(lt) : nameof(lte), upper, "The range ends before it starts.");

        return Named(
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

    /// <summary>Tickets that have a value in the field (<c>exists</c>).</summary>
    /// <param name="field">The field's path.</param>
    /// <exception cref="ArgumentException">The field is empty.</exception>
    public static TicketFilter Exists(string field)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        return Named("exists", writer => writer.WriteString("field", field));
    }

    /// <summary>Tickets whose field starts with this text (<c>prefix</c>).</summary>
    /// <param name="field">The field's path.</param>
    /// <param name="prefix">The text; empty matches every value.</param>
    /// <exception cref="ArgumentException">The field is empty or the prefix null.</exception>
    public static TicketFilter Prefix(string field, string prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        ArgumentNullException.ThrowIfNull(prefix);
        return Named("prefix", writer => writer.WriteString(field, prefix));
    }

    /// <summary>Conditions put together (<c>bool</c>). Without any: every ticket.</summary>
    /// <param name="must">All of these hold (<c>must</c>).</param>
    /// <param name="should">
    /// At least one of these holds when neither <paramref name="must"/> nor <paramref name="filter"/> is given
    /// (<c>should</c>).
    /// </param>
    /// <param name="mustNot">None of these holds (<c>must_not</c>).</param>
    /// <param name="filter">All of these hold (<c>filter</c>).</param>
    /// <param name="minimumShouldMatch">How many of <paramref name="should"/> hold (<c>minimum_should_match</c>); not negative.</param>
    /// <exception cref="ArgumentException">A condition is null or <paramref name="minimumShouldMatch"/> is negative.</exception>
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
            ("must", Copy(must, nameof(must))),
            ("should", Copy(should, nameof(should))),
            ("must_not", Copy(mustNot, nameof(mustNot))),
            ("filter", Copy(filter, nameof(filter))),
        ];
        return Named(
            "bool",
            writer =>
            {
                foreach (var (name, filters) in clauses)
                    WriteClause(writer, name, filters);
                writer.WriteOptional("minimum_should_match", minimumShouldMatch);
            }
        );
    }

    /// <summary>Any query of the service's language, for what this class does not know.</summary>
    /// <param name="json">The query: a JSON object such as <c>{"wildcard":{"ticket.title":"disk*"}}</c>.</param>
    /// <exception cref="ArgumentException">The text is not one JSON object.</exception>
    public static TicketFilter Raw([StringSyntax(StringSyntaxAttribute.Json)] string json) => Raw(JsonText.ParseObject(json, nameof(json)));

    /// <summary>Any query of the service's language, for what this class does not know.</summary>
    /// <param name="query">The query: a JSON object.</param>
    /// <exception cref="ArgumentException">The element is not an object.</exception>
    public static TicketFilter Raw(JsonElement query)
    {
        var copy = JsonText.CopyObject(query, nameof(query));
        return new(copy.WriteTo);
    }

    /// <summary>The condition as JSON.</summary>
    public override string ToString() => JsonText.Write(_write);

    internal static TicketFilter[] Copy(IReadOnlyList<TicketFilter>? filters, string parameterName)
    {
        if (filters is null)
            return [];

        TicketFilter[] copy = [.. filters];
        for (var i = 0; i < copy.Length; i++)
            ArgumentNullException.ThrowIfNull(copy[i], ParameterPath.Element(parameterName, i));
        return copy;
    }

    internal void Write(Utf8JsonWriter writer) => _write(writer);

    private static TicketFilter Named(string name, Action<Utf8JsonWriter> writeMembers) =>
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
