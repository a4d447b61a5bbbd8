using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>
/// Reads the parameters in the order of their table, and stops at the first that is wrong, with Sonar's own words. As in a servlet, names are
/// case-sensitive, of a repeated parameter the first counts, others are ignored, and an empty value is a value.
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

    /// <exception cref="SonarArgumentException">A parameter is wrong.</exception>
    public static SonarQuery Read(string? queryString)
    {
        var reader = new SonarQueryReader(queryString);
        var query = new SonarQuery
        {
            Offset = reader.Number("offset") ?? 0,
            Limit = reader.Limit(),
            From = reader.Date("from") ?? long.MinValue,
            To = reader.Date("to") ?? long.MaxValue,
            Statuses = reader.List("statuses", Status),
            Keywords = (reader.Value("keywords") ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            Priorities = reader.List("priorities", Priority),
            Assignees = reader.List("assignees", static element => Person("assignees", element)),
            Approvers = reader.List("approvers", static element => Person("approvers", element)),
        };

        // Nobody said how: the newest first.
        var isDescending = reader.IsDescending();
        var column = reader.Column();
        return query with { Column = column ?? SonarColumn.Id, IsDescending = isDescending ?? column is null };
    }

    private string? Value(string name) => _values.GetValueOrDefault(name);

    private int? Number(string name)
    {
        if (Value(name) is not { } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw new SonarArgumentException($"'{name}' parameter should be int type");
        }

        return number >= 0 ? number : throw new SonarArgumentException($"'{name}' must be greater than or equal to 0.");
    }

    private int Limit()
    {
        var limit = Number("limit") ?? SonarBehavior.MostTickets;
        return limit <= SonarBehavior.MostTickets ? limit : throw new SonarArgumentException("'limit' must be less than or equal to 1000.");
    }

    private long? Date(string name)
    {
        if (Value(name) is not { } text)
        {
            return null;
        }

        return SonarDate.TryParse(text, out var seconds)
            ? seconds
            : throw new SonarArgumentException($"'{name}' parameter should be date format (yyyy-MM-dd HH:mm:ss+0000)");
    }

    private T[] List<T>(string name, Func<string, T> read) => Value(name) is { } text ? [.. text.Split(',').Select(read)] : [];

    private static SonarStatus Status(string element)
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

    private static SonarPriority Priority(string element) =>
        element switch
        {
            "1" => SonarPriority.Low,
            "2" => SonarPriority.Medium,
            "3" => SonarPriority.High,
            _ => throw new SonarArgumentException(
                $"element of priorities should be one of 1 (LOW), 2 (MEDIUM), 3 (HIGH). input is {element}"
            ),
        };

    // The platform would also take white space, signs and 0x for parts of a GUID.
    private static Guid Person(string name, string element) =>
        !element.AsSpan().ContainsAnyExcept(GuidCharacters) && Guid.TryParseExact(element, "D", out var guid)
            ? guid
            : throw new SonarArgumentException($"{name} should contains only guid values.");

    private bool? IsDescending() =>
        Value("sort_type") switch
        {
            null => null,
            "ASC" => false,
            "DESC" => true,
            var other => throw new SonarArgumentException($"sort_type should be one of ASC or DESC. input is {other}"),
        };

    private SonarColumn? Column()
    {
        if (Value("sort_column") is not { } column)
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
