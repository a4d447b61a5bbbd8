using System.Globalization;
using System.Text;

namespace IncidentAnalytics.Testing;

/// <summary>Response bodies for measurements: always the same bytes, with the values of the documented samples.</summary>
internal static class SampleBodies
{
    private const string SonarTicket = """
        {"id":%,"repo_guid":"5f0ba741-7551-400d-8bd6-1f14a6e8536d","repo_name":"Threat","guid":"49272877-75f2-4c2f-9301-d21c4f9a106d","title":"Attempt to collect web server settings: 20.0.31.172","priority":"LOW","status":"ASSIGNED","format":"JSON","count":7,"attack":true,"incident":false,"assignees":[{"company_guid":"6fbe27b7-f1ae-4d7a-a1a5-76d8fa9aa311","company_name":"Logpresso","user_guid":"bfd00bb0-be99-4fd5-8380-166f544975fa","user_name":"Joshua","task_type":"ASSIGNEE","task_status":"ASSIGNED","x_login":null,"x_user":null,"x_dept":null}],"approvers":[],"created":"2022-09-14 17:34:19+0900","updated":"2022-09-14 23:55:29+0900","closed":null,"x_login":null,"x_user":null,"x_dept":null}
        """;

    private const string KpiMeasurement = """
        {"id":"0a9b3f0e-6f6c-4f3b-9d50-0000000%","metric":"c1f5c6ba-52d2-4a5f-8f0e-7f8a2b1c3d4e","metric_name":"Mean Time to Acknowledge","value":"15.50","unit":"minutes","period_start":"2024-01-01T00:00:00Z","period_end":"2024-01-02T00:00:00Z","calculated_at":"2024-01-02T00:05:00.123456Z","incident_count":25,"calculation_details":{"metric_type":"MTTA","aggregation_type":"AVERAGE","time_window_hours":24,"value_count":25}}
        """;

    /// <summary>A KPI metric.</summary>
    public static byte[] KpiMetric { get; } = """{"id":"1","name":"MTTR","is_active":true}"""u8.ToArray();

    /// <summary>The response to the documented ticket aggregation: four types, 90 days, and the resolved tickets.</summary>
    public static byte[] TicketTrends { get; } =
        Utf8(
            $$$"""
            {"data":{"aggregations":{"tickets_by_type":{"doc_count_error_upper_bound":0,"sum_other_doc_count":0,"buckets":[{"key":"incident","doc_count":412},{"key":"service_request","doc_count":301},{"key":"problem","doc_count":42},{"key":"change","doc_count":17}]},"tickets_over_time":{"buckets":[{{{Repeat(
                90,
                FormatDay
            )}}}]},"resolved_count":{"doc_count":703}},"total":772}}
            """
        );

    /// <summary>A page of Sonar tickets.</summary>
    public static byte[] SonarTickets(int count) =>
        Utf8($$"""{"total":{{Format(count)}},"tickets":[{{Repeat(count, static i => Fill(SonarTicket, Format(i + 1)))}}]}""");

    /// <summary>A page of KPI measurements.</summary>
    public static byte[] KpiMeasurements(int count) =>
        Utf8(
            $$"""{"count":{{Format(count)}},"next":null,"previous":null,"results":[{{Repeat(count, static i => Fill(KpiMeasurement, Format(i + 10_000)))}}]}"""
        );

    /// <summary>The response to a ticket aggregation by a field with many values.</summary>
    /// <param name="count">The number of buckets.</param>
    /// <param name="name">The name of the aggregation.</param>
    public static byte[] Terms(int count, string name) =>
        Utf8($$$"""{"data":{"aggregations":{"{{{name}}}":{{{TermsResult(count)}}}},"total":{{{Format(count)}}}}}""");

    /// <summary>The result of an aggregation by a field with many values.</summary>
    public static string TermsResult(int count) =>
        $$"""{"doc_count_error_upper_bound":0,"sum_other_doc_count":0,"buckets":[{{Repeat(count, static i => $$"""{"key":"host-{{Format(i)}}","doc_count":{{Format(i + 1)}}}""")}}]}""";

    private static string FormatDay(int day)
    {
        var start = new DateTimeOffset(2024, 3, 3, 0, 0, 0, TimeSpan.Zero).AddDays(day);
        var text = start.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $$"""{"key_as_string":"{{text}}","key":{{start.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}},"doc_count":8}""";
    }

    private static string Repeat(int count, Func<int, string> format) => string.Join(',', Enumerable.Range(0, count).Select(format));

    private static string Fill(string template, string value) => template.Replace("%", value, StringComparison.Ordinal);

    private static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json);
}
