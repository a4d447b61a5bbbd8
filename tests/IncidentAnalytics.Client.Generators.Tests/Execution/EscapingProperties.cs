using System.Text;
using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Execution;

public sealed class EscapingProperties
{
    private static readonly Config TenThousand = Config.QuickThrowOnFailure.WithMaxTest(10_000);

    /// <summary>Any Unicode text, with the characters that mean something in URLs drawn often.</summary>
    private static readonly Arbitrary<string> Texts = Gen.OneOf(
            Gen.Elements("/", "\\", "?", "#", "&", "=", "+", "%", "%2F", "..", ".", ",", " ", ";", ":", "@", "\r\n", "\0", "{", "}"),
            Gen.Choose('a', 'z').Select(c => ((char)c).ToString()),
            Gen.Choose(0, 0x10FFFF).Where(c => c is < 0xD800 or > 0xDFFF).Select(c => new Rune(c).ToString()))
        .ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Any_text_arrives_in_its_path_segment_and_its_parameter() => Prop.ForAll(Texts, text =>
    {
        if (text is "" or "." or "..")
            return true;

        var (api, sent) = Endpoints.Create();
        _ = api.GetTextAsync(text, text);
        return ServerSide.Segments(sent.Url).SequenceEqual(["text", text])
            && ServerSide.Query(sent.Url).SequenceEqual([("q", text)])
            && new Uri(new Uri("https://host.example"), sent.Url).PathAndQuery == sent.Url;
    }).Check(TenThousand);

    [Fact]
    public void Any_list_of_texts_arrives_element_by_element() => Prop.ForAll(Texts.Generator.NonEmptyListOf().ToArbitrary(), list =>
    {
        var (api, sent) = Endpoints.Create();
        _ = api.ListsAsync(csv: [.. list], multi: list);
        return ServerSide.List(sent.Url, "csv").SequenceEqual(list)
            && ServerSide.Query(sent.Url).Where(pair => pair.Name == "multi[]").Select(pair => pair.Value).SequenceEqual(list);
    }).Check(TenThousand);

    [Fact]
    public void Escaping_is_that_of_the_platform() => Prop.ForAll(Texts, text =>
    {
        var (api, sent) = Endpoints.Create();
        _ = api.GetTextAsync("x", text);
        return sent.Url == "/text/x?q=" + Uri.EscapeDataString(text);
    }).Check(TenThousand);

    [Fact]
    public void Any_number_arrives_without_loss() => Prop.ForAll<long, NormalFloat, decimal>((big, fraction, price) =>
    {
        var (api, sent) = Endpoints.Create();
        _ = api.ScalarsAsync(big: big, fraction: fraction.Get, price: price);
        var query = ServerSide.Query(sent.Url).ToDictionary(pair => pair.Name, pair => pair.Value);
        return long.Parse(query["big"], System.Globalization.CultureInfo.InvariantCulture) == big
            && double.Parse(query["fraction"], System.Globalization.CultureInfo.InvariantCulture).Equals(fraction.Get)
            && decimal.Parse(query["price"], System.Globalization.CultureInfo.InvariantCulture) == price;
    }).Check(TenThousand);

    [Fact]
    public void Any_instant_arrives_as_the_same_instant() => Prop.ForAll<DateTime, int>((date, minutes) =>
    {
        var (api, sent) = Endpoints.Create();
        var offset = TimeSpan.FromMinutes(minutes % 840);
        if (date.Year is < 2 or > 9998)
            return true;

        var moment = new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), offset);
        _ = api.DatesAsync(utc: moment, round: moment);
        var query = ServerSide.Query(sent.Url).ToDictionary(pair => pair.Name, pair => pair.Value);
        var utc = DateTimeOffset.Parse(query["utc"], System.Globalization.CultureInfo.InvariantCulture);
        var round = DateTimeOffset.ParseExact(query["round"], "O", System.Globalization.CultureInfo.InvariantCulture);
        return utc == moment.AddTicks(-(moment.UtcTicks % TimeSpan.TicksPerSecond)) && round.EqualsExact(moment);
    }).Check(TenThousand);
}
