using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

/// <summary>Ids and secrets with control characters, such as the line break of a file, are refused.</summary>
public sealed class SecretTextTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Broken => [.. BrokenInHeaders, "\ts3cret"];

    /// <summary>Without the tab, which header values may contain.</summary>
    public static TheoryData<string> BrokenInHeaders =>
        ["s3cret\n", "s3cret\r\n", "s3\0cret", "s3cret\u0085", "s3cret\u001B[0m", "s3cret\u007F"];

    [Fact]
    public void Conversion_KeepsNull() => Assert.Null((Secret?)(string?)null);

    [Theory]
    [MemberData(nameof(Broken))]
    public void ClientCredentials_RefusesControlCharacters(string text)
    {
        AssertRefused(
            "ClientSecret",
            text,
            () => Credential.ClientCredentials(ClientCredentials(static (o, t) => o.ClientSecret = t, text))
        );
        AssertRefused("ClientId", text, () => Credential.ClientCredentials(ClientCredentials(static (o, t) => o.ClientId = t, text)));
        AssertRefused("Scope", text, () => Credential.ClientCredentials(ClientCredentials(static (o, t) => o.Scope = t, text)));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void IamPassword_RefusesControlCharacters(string text)
    {
        AssertRefused("Password", text, () => Credential.IamPassword(IamPassword(static (o, t) => o.Password = t, text)));
        AssertRefused("UserName", text, () => Credential.IamPassword(IamPassword(static (o, t) => o.UserName = t, text)));
        AssertRefused("DomainName", text, () => Credential.IamPassword(IamPassword(static (o, t) => o.DomainName = t, text)));
        AssertRefused("ProjectName", text, () => Credential.IamPassword(IamPassword(static (o, t) => o.ProjectName = t, text)));
    }

    [Theory]
    [MemberData(nameof(BrokenInHeaders))]
    public void Credential_RefusesControlCharacters(string text)
    {
        AssertRefused("token", text, () => Credential.Bearer(text));
        AssertRefused("token", text, () => Credential.Token(text));
        AssertRefused("token", text, () => Credential.IamToken(text));
        AssertRefused("value", text, () => Credential.Custom("X-Api-Key", text));
        AssertRefused("sessionId", text, () => Credential.Session(text, "c"));
        AssertRefused("csrfToken", text, () => Credential.Session("s", text));
    }

    [Theory]
    [MemberData(nameof(BrokenInHeaders))]
    public async Task AcquireAsync_RefusesControlCharacters_OfASecretFunction(string text)
    {
        var secret = new Secret(_ => new ValueTask<string>(text));
        foreach (
            var credential in new[]
            {
                Credential.Bearer(secret),
                Credential.Session(secret, "c"),
                Credential.Custom("X-Api-Key", secret),
                Credential.ClientCredentials(ClientCredentials((o, _) => o.ClientSecret = secret, "")),
                Credential.IamPassword(IamPassword((o, _) => o.Password = secret, "")),
            }
        )
        {
            var server = new ScriptedHandler();
            using var client = TestClient.Create(server, configure: o => o.Tickets.Credential = credential);

            var e = await Assert.ThrowsAsync<ArgumentException>(() => client.AggregateAsync(cancellationToken: Token));

            Assert.DoesNotContain("s3cret", e.ToString(), StringComparison.Ordinal);
            Assert.Empty(server.Requests);
        }
    }

    private static void AssertRefused(string parameter, string text, Func<Credential> create)
    {
        var e = Assert.Throws<ArgumentException>(parameter, create);
        Assert.DoesNotContain(text.Trim(), e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    private static ClientCredentialsOptions ClientCredentials(Action<ClientCredentialsOptions, string> set, string text)
    {
        var options = TestClient.ClientCredentials();
        set(options, text);
        return options;
    }

    private static IamPasswordOptions IamPassword(Action<IamPasswordOptions, string> set, string text)
    {
        var options = TestEvents.IamPassword();
        set(options, text);
        return options;
    }
}
