using System.Text.Json;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Analytics;

public sealed class FilterTests(GeneratedAnalytics generated) : IClassFixture<GeneratedAnalytics>
{
    private readonly AnalyticsTestServer _analytics = generated.Server;

    [Theory]
    [InlineData("kpi-metrics/", "metric_type", "MTTR", "metric_type")]
    [InlineData("kpi-metrics/", "is_active", "true", "is_active")]
    [InlineData("kpi-metrics/", "is_system_metric", "true", "is_system_metric")]
    [InlineData("recurrence-analyses/", "recurrence_type", "EXACT", "recurrence_type")]
    [InlineData("recurrence-analyses/", "is_resolved", "true", "is_resolved")]
    [InlineData("predictive-models/", "model_type", "COST_PREDICTION", "model_type")]
    [InlineData("predictive-models/", "status", "ACTIVE", "status")]
    [InlineData("anomaly-detections/", "anomaly_type", "STATISTICAL", "anomaly_type")]
    [InlineData("anomaly-detections/", "severity", "HIGH", "severity")]
    [InlineData("anomaly-detections/", "status", "RESOLVED", "status")]
    [InlineData("cost-analyses/", "cost_type", "PENALTY", "cost_type")]
    [InlineData("cost-analyses/", "is_validated", "true", "is_validated")]
    [InlineData("dashboard-configurations/", "dashboard_type", "EXECUTIVE", "dashboard_type")]
    [InlineData("dashboard-configurations/", "is_active", "true", "is_active")]
    [InlineData("heatmap-data/", "heatmap_type", "COST_IMPACT", "heatmap_type")]
    [InlineData("heatmap-data/", "time_granularity", "HOURLY", "time_granularity")]
    [InlineData("predictive-insights/", "insight_type", "COST_PREDICTION", "insight_type")]
    [InlineData("predictive-insights/", "confidence_level", "HIGH", "confidence_level")]
    [InlineData("predictive-insights/", "is_acknowledged", "false", "is_acknowledged")]
    [InlineData("predictive-insights/", "is_validated", "false", "is_validated")]
    public async Task Filter_KeepsOnlyMatches(string list, string parameter, string value, string member)
    {
        var all = await AllAsync(list, "");

        var found = await AllAsync(list, $"{parameter}={value}");

        Assert.NotEmpty(found);
        Assert.All(found, record => Assert.Equal(value, Text(record, member)));
        Assert.Equal(all.Count(record => Text(record, member) == value), found.Count);
        Assert.Equal(all.Count, (await AllAsync(list, $"{parameter}=")).Count);
        Assert.Equal(all.Count, (await AllAsync(list, $"{parameter.ToUpperInvariant()}={value}")).Count);
    }

    [Theory]
    [InlineData("kpi-metrics/", "metric_type")]
    [InlineData("recurrence-analyses/", "recurrence_type")]
    [InlineData("predictive-models/", "model_type")]
    [InlineData("predictive-models/", "status")]
    [InlineData("anomaly-detections/", "anomaly_type")]
    [InlineData("anomaly-detections/", "severity")]
    [InlineData("anomaly-detections/", "status")]
    [InlineData("cost-analyses/", "cost_type")]
    [InlineData("heatmap-data/", "heatmap_type")]
    [InlineData("heatmap-data/", "time_granularity")]
    [InlineData("predictive-insights/", "insight_type")]
    [InlineData("predictive-insights/", "confidence_level")]
    public async Task Filter_NamesAnInvalidChoice(string list, string parameter)
    {
        var error = await _analytics.GetAsync($"{list}?{parameter}=high%20up", expected: 400);

        Assert.Equal("VALIDATION_ERROR", error.GetProperty("code").GetString());
        Assert.Equal(
            $$"""{"{{parameter}}":["Select a valid choice. high up is not one of the available choices."]}""",
            error.GetProperty("details").GetRawText()
        );
    }

    [Theory]
    [InlineData("kpi-metrics/", "created_after")]
    [InlineData("kpi-metrics/", "created_before")]
    [InlineData("kpi-measurements/", "start_date")]
    [InlineData("kpi-measurements/", "end_date")]
    [InlineData("anomaly-detections/", "start_date")]
    [InlineData("anomaly-detections/", "end_date")]
    [InlineData("cost-analyses/", "start_date")]
    [InlineData("cost-analyses/", "end_date")]
    public async Task Filter_NamesAnInvalidDate(string list, string parameter)
    {
        foreach (var text in (string[])["yesterday", "2026-02-30", "2026-01-01T00:00:00+00:00", "2026-13-01", "1767225600"])
        {
            var error = await _analytics.GetAsync($"{list}?{parameter}={text}", expected: 400);

            Assert.Equal($$"""{"{{parameter}}":["Enter a valid date/time."]}""", error.GetProperty("details").GetRawText());
        }
    }

    [Theory]
    [InlineData("kpi-measurements/", "period_start", "period_end")]
    [InlineData("anomaly-detections/", "detected_at", "detected_at")]
    [InlineData("cost-analyses/", "created_at", "created_at")]
    public async Task Filter_IncludesBothDates(string list, string from, string to)
    {
        var sample = (await _analytics.GetAsync($"{list}?ordering={from}&page_size=100")).GetProperty("results");
        var middle = sample[sample.GetArrayLength() / 2];
        var (start, end) = (Instant(middle, from), Instant(middle, to));
        var total = (await _analytics.GetAsync(list)).GetProperty("count").GetInt32();

        var since = await CountAsync(list, $"start_date={Wire(start)}");
        var after = await CountAsync(list, $"start_date={Wire(start.AddSeconds(1))}");
        var until = await CountAsync(list, $"end_date={Wire(end)}");
        var before = await CountAsync(list, $"end_date={Wire(end.AddSeconds(-1))}");

        Assert.InRange(since, after + 1, total);
        Assert.InRange(until, before + 1, total);
        if (from == to)
        {
            Assert.Equal((total, total), (after + until, since + before));
        }

        var both = await AllAsync(list, $"start_date={Wire(start)}&end_date={Wire(end)}");
        Assert.NotEmpty(both);
        Assert.All(both, record => Assert.True(Instant(record, from) >= start && Instant(record, to) <= end));
    }

    [Fact]
    public async Task Filter_SelectsMetricsByCreation()
    {
        var metric = (await _analytics.GetAsync("kpi-metrics/")).GetProperty("results")[0];
        var created = Instant(metric, "created_at");

        Assert.True(await CountAsync("kpi-metrics/", $"created_after={Wire(created)}&created_before={Wire(created)}") > 0);
        Assert.DoesNotContain(
            await AllAsync("kpi-metrics/", $"created_after={Wire(created.AddSeconds(1))}"),
            record => Text(record, "id") == Text(metric, "id")
        );
        Assert.DoesNotContain(
            await AllAsync("kpi-metrics/", $"created_before={Wire(created.AddSeconds(-1))}"),
            record => Text(record, "id") == Text(metric, "id")
        );
    }

    [Fact]
    public async Task Filter_SelectsMeasurementsOfAMetric()
    {
        var metric = (await _analytics.GetAsync("kpi-metrics/")).GetProperty("results")[1];
        var id = Text(metric, "id");

        var filtered = await AllAsync("kpi-measurements/", $"metric_id={id}");
        var own = await AllAsync($"kpi-metrics/{id}/measurements/", "");

        Assert.Equal(metric.GetProperty("measurement_count").GetInt32(), filtered.Count);
        Assert.All(filtered, record => Assert.Equal(id, Text(record, "metric")));
        Assert.Equal(filtered.Select(static record => record.GetRawText()), own.Select(static record => record.GetRawText()));
        Assert.Equal(0, await CountAsync("kpi-measurements/", "metric_id=3f2504e0-4f89-41d3-9a0c-0305e82c3301"));
        var error = await _analytics.GetAsync("kpi-measurements/?metric_id=7", expected: 400);
        Assert.Equal("""{"metric_id":["Enter a valid UUID."]}""", error.GetProperty("details").GetRawText());
        var start = Text(own[0], "period_start");
        var since = await AllAsync($"kpi-metrics/{id}/measurements/", $"start_date={start}");
        Assert.All(since, record => Assert.True(Instant(record, "period_start") >= Instant(own[0], "period_start")));
        Assert.InRange(since.Count, 1, own.Count - 1);
    }

    [Fact]
    public async Task Filter_SelectsRecurrencesByMinConfidence()
    {
        var all = await AllAsync("recurrence-analyses/", "");
        var least = all.Select(static record => record.GetProperty("confidence_score").GetDouble()).Order().ElementAt(all.Count / 2);

        var sure = await AllAsync(
            "recurrence-analyses/",
            "min_confidence=" + least.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
        );
        var unresolved = await AllAsync("recurrence-analyses/unresolved/", "");
        var error = await _analytics.GetAsync("recurrence-analyses/?min_confidence=much", expected: 400);

        Assert.Equal(all.Count(record => record.GetProperty("confidence_score").GetDouble() >= least), sure.Count);
        Assert.Equal(
            all.Where(static record => !record.GetProperty("is_resolved").GetBoolean()).Select(static record => Text(record, "id")),
            unresolved.Select(static record => Text(record, "id"))
        );
        Assert.Equal("""{"min_confidence":["Enter a number."]}""", error.GetProperty("details").GetRawText());
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("yes")]
    [InlineData("2")]
    public async Task Filter_IgnoresAnInvalidBoolean(string text)
    {
        Assert.Equal(await CountAsync("cost-analyses/", ""), await CountAsync("cost-analyses/", "is_validated=" + text));
        Assert.Equal(await CountAsync("predictive-insights/", ""), await CountAsync("predictive-insights/", "include_expired=" + text));
    }

    [Fact]
    public async Task Filter_ReadsBooleansInAnyCaseAndAsDigits()
    {
        var validated = await CountAsync("cost-analyses/", "is_validated=true");

        Assert.Equal(validated, await CountAsync("cost-analyses/", "is_validated=True"));
        Assert.Equal(validated, await CountAsync("cost-analyses/", "is_validated=1"));
        Assert.Equal(await CountAsync("cost-analyses/", "is_validated=false"), await CountAsync("cost-analyses/", "is_validated=0"));
        Assert.Equal(await CountAsync("cost-analyses/", ""), validated + await CountAsync("cost-analyses/", "is_validated=FALSE"));
    }

    [Fact]
    public async Task Filter_HidesExpiredInsights_ByDefault()
    {
        var now = _analytics.Clock.GetUtcNow();

        var shown = await AllAsync("predictive-insights/", "");
        var all = await AllAsync("predictive-insights/", "include_expired=true");

        Assert.NotEmpty(shown);
        Assert.All(shown, record => Assert.True(Instant(record, "expires_at") > now));
        Assert.Contains(all, record => Instant(record, "expires_at") <= now);
        Assert.Equal(shown.Count, await CountAsync("predictive-insights/", "include_expired=false"));
    }

    [Fact]
    public async Task Filter_NamesAllErrorsAndUsesTheLastValue()
    {
        var error = await _analytics.GetAsync("anomaly-detections/?severity=X&start_date=Y&unknown=Z&status=RESOLVED", expected: 400);
        var last = await AllAsync("anomaly-detections/", "severity=X&severity=HIGH");

        Assert.Equal(["severity", "start_date"], error.GetProperty("details").EnumerateObject().Select(static member => member.Name));
        Assert.All(last, record => Assert.Equal("HIGH", Text(record, "severity")));
    }

    [Theory]
    [InlineData("cost_amount", true)]
    [InlineData("-cost_amount", true)]
    [InlineData("cost_type,-affected_users", true)]
    [InlineData(" -affected_users , nonsense", true)]
    [InlineData("validated_at", true)]
    [InlineData("calculation_details", false)]
    [InlineData("nonsense", false)]
    [InlineData("", false)]
    public async Task Ordering_UsesMembersAndIgnoresOtherNames(string ordering, bool isOrdered)
    {
        var plain = await AllAsync("cost-analyses/", "start_date=2026-02-10&end_date=2026-02-20");

        var ordered = await AllAsync(
            "cost-analyses/",
            "start_date=2026-02-10&end_date=2026-02-20&ordering=" + Uri.EscapeDataString(ordering)
        );

        var expected = ordering.Trim() switch
        {
            "cost_amount" => plain.OrderBy(static record =>
                decimal.Parse(Text(record, "cost_amount")!, System.Globalization.CultureInfo.InvariantCulture)
            ),
            "-cost_amount" => plain.OrderByDescending(static record =>
                decimal.Parse(Text(record, "cost_amount")!, System.Globalization.CultureInfo.InvariantCulture)
            ),
            "cost_type,-affected_users" => plain
                .OrderBy(static record => Text(record, "cost_type"), StringComparer.Ordinal)
                .ThenByDescending(static record => record.GetProperty("affected_users").GetInt32()),
            "-affected_users , nonsense" => plain.OrderByDescending(static record => record.GetProperty("affected_users").GetInt32()),
            // Nulls are last.
            "validated_at" => plain.OrderBy(static record =>
                Text(record, "validated_at") is null ? DateTimeOffset.MaxValue : Instant(record, "validated_at")
            ),
            _ => plain.AsEnumerable(),
        };
        Assert.Equal(expected.Select(static record => Text(record, "id")), ordered.Select(static record => Text(record, "id")));
        Assert.Equal(
            isOrdered,
            !plain.Select(static record => Text(record, "id")).SequenceEqual(ordered.Select(static record => Text(record, "id")))
        );
    }

    [Theory]
    [InlineData("kpi-metrics/")]
    [InlineData("kpi-measurements/")]
    [InlineData("recurrence-analyses/")]
    [InlineData("recurrence-analyses/unresolved/")]
    [InlineData("predictive-models/")]
    [InlineData("anomaly-detections/")]
    [InlineData("cost-analyses/")]
    [InlineData("dashboard-configurations/")]
    [InlineData("heatmap-data/")]
    [InlineData("predictive-insights/")]
    public async Task Search_IgnoresCase(string list)
    {
        var record = (await _analytics.GetAsync(list)).GetProperty("results")[0];
        string[] names = ["name", "metric_name", "pattern_description", "description", "heatmap_type", "calculation_method", "title"];
        var text = names.Select(name => Text(record, name)).First(static text => text is { Length: > 0 })!;

        var found = await AllAsync(list, $"search={Uri.EscapeDataString('"' + text.Replace('"', ' ').ToUpperInvariant() + '"')}");

        Assert.Contains(found, each => Text(each, "id") == Text(record, "id"));
        Assert.Equal(0, await CountAsync(list, "search=nowhere-to-be-found"));
        Assert.Equal(await CountAsync(list, ""), await CountAsync(list, "search=%20,"));
    }

    private static string? Text(JsonElement record, string member) =>
        record.TryGetProperty(member, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => value.GetString(),
                _ => value.GetRawText(),
            }
            : null;

    private static DateTimeOffset Instant(JsonElement record, string member) => record.GetProperty(member).GetDateTimeOffset();

    private static string Wire(DateTimeOffset instant) =>
        Uri.EscapeDataString(instant.ToOffset(TimeSpan.FromHours(9)).ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    private async Task<int> CountAsync(string list, string query) =>
        (await _analytics.GetAsync($"{list}?{query}")).GetProperty("count").GetInt32();

    private async Task<List<JsonElement>> AllAsync(string list, string query)
    {
        var records = new List<JsonElement>();
        string? next = "?page_size=100&" + query;
        while (next is not null)
        {
            var page = await _analytics.GetAsync(list + next);
            records.AddRange(page.GetProperty("results").EnumerateArray());
            next = page.GetProperty("next").GetString() is { } link ? new Uri(link).Query : null;
        }

        return records;
    }
}
