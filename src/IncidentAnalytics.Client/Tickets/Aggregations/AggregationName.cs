namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>What an aggregation may be called.</summary>
internal static class AggregationName
{
    // The service refuses brackets and '>' (they make paths); '#' parts the type from the name in typed answers.
    private static readonly char[] Refused = ['[', ']', '>', '#'];

    // Results of sub-aggregations stand beside these members of a bucket.
    private static readonly HashSet<string> BucketMembers = new(StringComparer.Ordinal)
    {
        "key",
        "key_as_string",
        "doc_count",
        "doc_count_error_upper_bound",
        "from",
        "from_as_string",
        "to",
        "to_as_string",
        "meta",
    };

    public static void ThrowIfInvalid(string name, string parameterName)
    {
        Guard.ThrowIfNullOrWhiteSpace(name, parameterName);
        if (name.AsSpan().IndexOfAny(Refused) >= 0)
            throw new ArgumentException($"An aggregation's name cannot have [ ] > or #, as '{name}' has.", parameterName);
    }

    public static void ThrowIfBucketMember(string name, string parameterName)
    {
        if (BucketMembers.Contains(name))
        {
            throw new ArgumentException(
                $"A sub-aggregation cannot be called '{name}': each bucket has a member of that name.",
                parameterName
            );
        }
    }
}
