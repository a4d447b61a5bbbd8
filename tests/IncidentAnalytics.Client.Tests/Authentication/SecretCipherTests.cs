using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Authentication;

public sealed class SecretCipherTests
{
    private static readonly byte[] Salt = [1, 2, 3];

    private readonly SecretCipher _cipher = new(Salt, iterations: 1);

    [Fact]
    public void Decrypt_ReturnsWhatWasEncrypted_WithTheSameSecret() =>
        Property.Holds(
            Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                ArbMap.Default.ArbFor<NonEmptyString>(),
                (data, secret) =>
                    new SecretCipher(Salt, 1).Decrypt(_cipher.Encrypt(data, secret.Get), secret.Get).AsSpan().SequenceEqual(data)
            )
        );

    [Fact]
    public void Decrypt_ReturnsNothing_WhenNothingWasEncrypted() => Assert.Empty(_cipher.Decrypt(_cipher.Encrypt([], "secret"), "secret"));

    [Fact]
    public void Decrypt_Throws_WhenABitWasChanged() =>
        Property.Holds(
            Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                ArbMap.Default.ArbFor<NonNegativeInt>(),
                (data, bit) =>
                {
                    var message = _cipher.Encrypt(data, "secret");
                    message[bit.Get / 8 % message.Length] ^= (byte)(1 << (bit.Get % 8));
                    return Throws(() => _cipher.Decrypt(message, "secret"));
                }
            )
        );

    [Fact]
    public void Decrypt_Throws_WhenBytesAreMissing()
    {
        var message = _cipher.Encrypt("token"u8, "secret");
        for (var length = 0; length < message.Length; length++)
            Assert.True(Throws(() => _cipher.Decrypt(message.AsSpan(0, length), "secret")));
    }

    [Fact]
    public void Decrypt_Throws_WithAnotherSecretSaltOrNumberOfIterations()
    {
        var message = _cipher.Encrypt("token"u8, "secret");

        Assert.True(Throws(() => _cipher.Decrypt(message, "Secret")));
        Assert.True(Throws(() => new SecretCipher([1, 2, 4], 1).Decrypt(message, "secret")));
        Assert.True(Throws(() => new SecretCipher(Salt, 2).Decrypt(message, "secret")));
        Assert.Equal("token"u8, _cipher.Decrypt(message, "secret"));
    }

    [Fact]
    public void Encrypt_NeverReturnsTheSameMessage() =>
        Assert.Equal(
            100,
            Enumerable.Range(0, 100).Select(_ => Convert.ToHexString(_cipher.Encrypt("token"u8, "secret"))).Distinct().Count()
        );

    /// <summary>Entries of other versions of the client must stay readable: PBKDF2 with HMAC-SHA-512 and 210,000 iterations, AES-256-GCM.</summary>
    [Fact]
    public void Encrypt_IsThatOfTheDocumentation()
    {
        var message = new SecretCipher(Salt).Encrypt("token"u8, "secret");
        var data = new byte[5];

        using var aes = new AesGcm(Rfc2898DeriveBytes.Pbkdf2("secret"u8, Salt, 210_000, HashAlgorithmName.SHA512, 32), 16);
        aes.Decrypt(message.AsSpan(0, 12), message.AsSpan(28), message.AsSpan(12, 16), data);

        Assert.Equal("token"u8, data);
    }

    private static bool Throws(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (CryptographicException)
        {
            return true;
        }
    }
}
