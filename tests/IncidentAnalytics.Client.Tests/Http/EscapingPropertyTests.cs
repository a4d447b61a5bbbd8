using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Tests.Http.Samples;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;
using static IncidentAnalytics.Client.Tests.Http.Samples.SampleService;
using Property = IncidentAnalytics.Client.Tests.Property;

namespace IncidentAnalytics.Client.Tests.Http;

/// <summary>Values arrive unchanged at an independent decoder.</summary>
public sealed class EscapingPropertyTests
{
    /// <summary>Generates Unicode text with many reserved characters of addresses.</summary>
    private static readonly Arbitrary<string> Texts = Gen.OneOf(
            Gen.Elements("/", "\\", "?", "#", "&", "=", "+", "%", "%2F", "..", ".", ",", " ", ";", ":", "@", "\r\n", "\0", "{", "}"),
            Gen.Choose('a', 'z').Select(static c => ((char)c).ToString()),
            Gen.Choose(0, 0x10FFFF).Where(static c => c is < 0xD800 or > 0xDFFF).Select(static c => new Rune(c).ToString())
        )
        .ListOf()
        .Select(string.Concat)
        .ToArbitrary();

    // Creating an interface takes longer than a call, so that all cases share one.
    private readonly AnsweringHandler _server = new() { Body = "{}"u8.ToArray() };
    private readonly ISamplesApi _api;

    public EscapingPropertyTests() => _api = SampleService.Create(_server);

    [Fact]
    public void Text_ArrivesInItsSegmentAndItsParameter_EscapedAsByThePlatform() =>
        Property.Holds(
            Prop.ForAll(
                Texts,
                async text =>
                {
                    if (text is "" or "." or "..")
                        return;

                    var target = await GetTargetAsync(api => api.GetTextAsync(text, text));

                    Assert.Equal(["text", text], ServerSide.Segments(target));
                    Assert.Equal([("q", text)], ServerSide.Query(target));
                    Assert.Equal($"/text/{Uri.EscapeDataString(text)}?q={Uri.EscapeDataString(text)}", target);
                }
            )
        );

    [Fact]
    public void RepeatedTexts_ArriveElementByElement() =>
        Property.Holds(
            Prop.ForAll(
                Texts.Generator.NonEmptyListOf().ToArbitrary(),
                async list =>
                {
                    var target = await GetTargetAsync(api => api.GetListsAsync(csv: [.. list], multi: list));

                    var query = ServerSide.Query(target);
                    Assert.Equal(list, query.Where(static p => p.Name == "multi[]").Select(static p => p.Value));
                    Assert.Equal(string.Join(',', list), query.Single(static p => p.Name == "csv").Value);
                }
            )
        );

    [Fact]
    public void Number_ArrivesWithoutLoss() =>
        Property.Holds(
            Prop.ForAll<long, NormalFloat, decimal>(
                async (big, fraction, price) =>
                {
                    var query = await GetQueryAsync(api => api.GetScalarsAsync(big: big, fraction: fraction.Get, price: price));

                    Assert.Equal(big, long.Parse(query["big"], CultureInfo.InvariantCulture));
                    Assert.Equal(fraction.Get, double.Parse(query["fraction"], CultureInfo.InvariantCulture));
                    Assert.Equal(price, decimal.Parse(query["price"], CultureInfo.InvariantCulture));
                }
            )
        );

    [Fact]
    public void Date_ArrivesAsTheSameInstant() =>
        Property.Holds(
            Prop.ForAll<DateTime, int>(
                async (date, minutes) =>
                {
                    if (date.Year is < 2 or > 9998)
                        return;

                    var moment = new DateTimeOffset(
                        DateTime.SpecifyKind(date, DateTimeKind.Unspecified),
                        TimeSpan.FromMinutes(minutes % 840)
                    );
                    var query = await GetQueryAsync(api => api.GetDatesAsync(plain: moment, utc: moment, round: moment));

                    Assert.Equal(moment, DateTimeOffset.Parse(query["plain"], CultureInfo.InvariantCulture));
                    Assert.Equal(
                        moment.AddTicks(-(moment.UtcTicks % TimeSpan.TicksPerSecond)),
                        DateTimeOffset.Parse(query["utc"], CultureInfo.InvariantCulture)
                    );
                    Assert.True(DateTimeOffset.ParseExact(query["round"], "O", CultureInfo.InvariantCulture).EqualsExact(moment));
                }
            )
        );

    private async Task<string> GetTargetAsync(Func<ISamplesApi, Task> call)
    {
        await call(_api);
        return _server.LastTarget!;
    }

    private async Task<Dictionary<string, string>> GetQueryAsync(Func<ISamplesApi, Task> call) =>
        ServerSide.Query(await GetTargetAsync(call)).ToDictionary(static p => p.Name, static p => p.Value, StringComparer.Ordinal);
}
