using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>A filter of tickets. An empty list does not filter; of any other list, one element must match.</summary>
internal sealed record SonarQuery
{
    public int Offset { get; init; }

    public int Limit { get; init; } = SonarBehavior.MaxTickets;

    /// <summary>The first second of creation.</summary>
    public long From { get; init; } = long.MinValue;

    /// <summary>The last second of creation.</summary>
    public long To { get; init; } = long.MaxValue;

    public IReadOnlyList<SonarStatus> Statuses { get; init; } = [];

    /// <summary>Each must occur in the title, the type's name or the site's name. Case is ignored.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<SonarPriority> Priorities { get; init; } = [];

    public IReadOnlyList<Guid> Assignees { get; init; } = [];

    public IReadOnlyList<Guid> Approvers { get; init; } = [];

    public SonarColumn Column { get; init; }

    public bool IsDescending { get; init; }

    /// <summary>Whether a ticket can fail to match.</summary>
    public bool IsFiltered =>
        From != long.MinValue
        || To != long.MaxValue
        || Statuses.Count + Priorities.Count + Assignees.Count + Approvers.Count + Keywords.Count > 0;

    public bool Matches(SonarTicket ticket) =>
        ticket.CreatedAt >= From
        && ticket.CreatedAt <= To
        && (Statuses.Count == 0 || Statuses.Contains(ticket.Status))
        && (Priorities.Count == 0 || Priorities.Contains(ticket.Priority))
        && (Assignees.Count == 0 || ContainsAny(ticket.Assignees, Assignees))
        && (Approvers.Count == 0 || ContainsAny(ticket.Approvers, Approvers))
        && (Keywords.Count == 0 || ContainsAll(ticket, Keywords));

    private static bool ContainsAny(SonarTask[] tasks, IReadOnlyList<Guid> people) =>
        Array.Exists(tasks, task => people.Contains(task.Person.Guid));

    private static bool ContainsAll(SonarTicket ticket, IReadOnlyList<string> keywords) =>
        keywords.All(keyword =>
            Contains(ticket.Title, keyword) || Contains(ticket.Type.Name, keyword) || Contains(ticket.Site?.Name, keyword)
        );

    private static bool Contains(string? text, string keyword) => text?.Contains(keyword, StringComparison.OrdinalIgnoreCase) ?? false;
}

/// <summary>The column that sorts the tickets.</summary>
internal enum SonarColumn
{
    Id,
    CreatedAt,
    UpdatedAt,
    ClosedAt,
}

/// <summary>
/// Reads the parameters in the documented order and throws at the first invalid one, with Sonar's message. As in a servlet, names are
/// case-sensitive, the first of repeated parameters counts, unknown parameters are ignored, and an empty value is a value.
/// </summary>
internal sealed class SonarQueryReader
{
    private static readonly SearchValues<char> GuidCharacters = SearchValues.Create("0123456789abcdefABCDEF-");
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private SonarQueryReader(string? queryString)
    {
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            _values.TryAdd(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }
    }

    /// <exception cref="SonarArgumentException">A parameter is invalid.</exception>
    public static SonarQuery Read(string? queryString)
    {
        var reader = new SonarQueryReader(queryString);
        var query = new SonarQuery
        {
            Offset = reader.GetNumber("offset") ?? 0,
            Limit = reader.ReadLimit(),
            From = reader.GetDate("from") ?? long.MinValue,
            To = reader.GetDate("to") ?? long.MaxValue,
            Statuses = reader.GetList("statuses", ParseStatus),
            Keywords = (reader.GetValue("keywords") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            Priorities = reader.GetList("priorities", ParsePriority),
            Assignees = reader.GetList("assignees", static element => ParsePerson("assignees", element)),
            Approvers = reader.GetList("approvers", static element => ParsePerson("approvers", element)),
        };

        // Without a sort order, the newest first.
        var isDescending = reader.ReadIsDescending();
        var column = reader.ReadColumn();
        return query with { Column = column ?? SonarColumn.Id, IsDescending = isDescending ?? column is null };
    }

    private string? GetValue(string name) => _values.GetValueOrDefault(name);

    private int? GetNumber(string name)
    {
        if (GetValue(name) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw new SonarArgumentException($"'{name}' parameter should be int type");
        }

        return number >= 0 ? number : throw new SonarArgumentException($"'{name}' must be greater than or equal to 0.");
    }

    private int ReadLimit()
    {
        var limit = GetNumber("limit") ?? SonarBehavior.MaxTickets;
        return limit <= SonarBehavior.MaxTickets ? limit : throw new SonarArgumentException("'limit' must be less than or equal to 1000.");
    }

    private long? GetDate(string name)
    {
        if (GetValue(name) is not { } text)
        {
            return null;
        }

        return SonarDate.TryParse(text, out var seconds)
            ? seconds
            : throw new SonarArgumentException($"'{name}' parameter should be date format (yyyy-MM-dd HH:mm:ss+0000)");
    }

    private T[] GetList<T>(string name, Func<string, T> read) => GetValue(name) is { } text ? [.. text.Split(',').Select(read)] : [];

    private static SonarStatus ParseStatus(string element)
    {
        foreach (var (text, status) in SonarText.Statuses)
        {
            if (text == element)
            {
                return status;
            }
        }

        var known = string.Join(", ", SonarText.Statuses.Select(static known => known.Text));
        throw new SonarArgumentException($"'statuses' should contain elements that is one of {known}.");
    }

    private static SonarPriority ParsePriority(string element) =>
        element switch
        {
            "1" => SonarPriority.Low,
            "2" => SonarPriority.Medium,
            "3" => SonarPriority.High,
            _ => throw new SonarArgumentException(
                $"element of priorities should be one of 1 (LOW), 2 (MEDIUM), 3 (HIGH). input is {element}"
            ),
        };

    // Guid.TryParseExact also accepts white space, signs and 0x.
    private static Guid ParsePerson(string name, string element) =>
        !element.AsSpan().ContainsAnyExcept(GuidCharacters) && Guid.TryParseExact(element, "D", out var guid)
            ? guid
            : throw new SonarArgumentException($"{name} should contains only guid values.");

    private bool? ReadIsDescending() =>
        GetValue("sort_type") switch
        {
            null => null,
            "ASC" => false,
            "DESC" => true,
            var other => throw new SonarArgumentException($"sort_type should be one of ASC or DESC. input is {other}"),
        };

    private SonarColumn? ReadColumn()
    {
        if (GetValue("sort_column") is not { } column)
        {
            return null;
        }

        foreach (var (text, known) in SonarText.Columns)
        {
            if (text == column)
            {
                return known;
            }
        }

        throw new SonarArgumentException(
            $"sort_column should be one of {string.Join(", ", SonarText.Columns.Select(static known => known.Text))}."
        );
    }
}

/// <summary>An invalid parameter, with Sonar's message.</summary>
internal sealed class SonarArgumentException(string message) : Exception(message);
