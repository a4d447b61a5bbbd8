using System.Text.Json;
using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Serialization;

public sealed class LenientGuidConverterTests
{
    private static readonly Guid Id = new("bfd00bb0-be99-4fd5-8380-166f544975fa");

    [Theory]
    [InlineData("\"bfd00bb0-be99-4fd5-8380-166f544975fa\"")]
    [InlineData("\"BFD00BB0-BE99-4FD5-8380-166F544975FA\"")]
    [InlineData("\"bfd00bb0be994fd58380166f544975fa\"")]
    [InlineData("\"{bfd00bb0-be99-4fd5-8380-166f544975fa}\"")]
    public void Converter_ReadsTheUsualForms_AndWritesOne(string json)
    {
        var user = Read(json);
        Assert.Equal(Id, user.UserGuid);
        Assert.Equal("""{"user_guid":"bfd00bb0-be99-4fd5-8380-166f544975fa","user_name":"Joshua"}""", user.ToString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"Joshua\"")]
    [InlineData("\"bfd00bb0-be99-4fd5-8380\"")]
    [InlineData("7")]
    [InlineData("""{"a":[1,{"user_guid":2}]}""")]
    [InlineData("""["a",["b"]]""")]
    public void Converter_ReadsInvalidGuidsAsNull(string json)
    {
        var user = Read(json);
        Assert.Equal((null, "Joshua"), (user.UserGuid, user.UserName));
    }

    private static SonarTicketUser Read(string json) =>
        JsonSerializer.Deserialize($$"""{"user_guid":{{json}},"user_name":"Joshua"}""", SonarJsonContext.Default.SonarTicketUser)!;
}
