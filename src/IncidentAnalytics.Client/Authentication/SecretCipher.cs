using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// Encrypts and authenticates data with a key that is derived from a secret: PBKDF2 with HMAC-SHA-512, and AES-256-GCM. The key of the last
/// secret is kept, because its derivation takes a tenth of a second.
/// </summary>
/// <param name="salt">Public and the same in all processes.</param>
/// <param name="iterations">The number of iterations of PBKDF2.</param>
internal sealed class SecretCipher(byte[] salt, int iterations = SecretCipher.DefaultIterations)
{
    /// <summary>The recommendation of OWASP, so that whoever can read the data cannot guess a weak password.</summary>
    public const int DefaultIterations = 210_000;

    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = NonceBytes + TagBytes;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private volatile DerivedKey? _last;

    /// <returns>Nonce, tag and encrypted data.</returns>
    public byte[] Encrypt(ReadOnlySpan<byte> data, string secret)
    {
        var message = new byte[HeaderBytes + data.Length];
        var nonce = message.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(DeriveKey(secret), TagBytes);
        aes.Encrypt(nonce, data, message.AsSpan(HeaderBytes), message.AsSpan(NonceBytes, TagBytes));
        return message;
    }

    /// <exception cref="CryptographicException">The message was changed, or encrypted with another secret or salt.</exception>
    public byte[] Decrypt(ReadOnlySpan<byte> message, string secret)
    {
        if (message.Length < HeaderBytes)
            throw new CryptographicException("The message is too short.");

        var data = new byte[message.Length - HeaderBytes];
        using var aes = new AesGcm(DeriveKey(secret), TagBytes);
        aes.Decrypt(message[..NonceBytes], message[HeaderBytes..], message.Slice(NonceBytes, TagBytes), data);
        return data;
    }

    private byte[] DeriveKey(string secret)
    {
        if (_last is not { } last || !string.Equals(last.Secret, secret, StringComparison.Ordinal))
        {
            var key = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, iterations, HashAlgorithmName.SHA512, KeyBytes);
            _last = last = new DerivedKey(secret, key);
        }

        return last.Key;
    }

    [DebuggerDisplay("***")]
    private sealed class DerivedKey(string secret, byte[] key)
    {
        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        public string Secret { get; } = secret;

        [DebuggerBrowsable(DebuggerBrowsableState.Never)]
        public byte[] Key { get; } = key;
    }
}
