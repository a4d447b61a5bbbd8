using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>
/// The token that processes with the same credential share. Each one looks here before it requests a token, and stores what it requests.
/// </summary>
internal sealed class SharedTokens
{
    /// <summary>The version of the entries, which is part of their key.</summary>
    private const string Version = "1";

    private const int MaxRefused = 8;
    private const int LifetimeOffset = sizeof(long);
    private const int TokenOffset = 2 * sizeof(long);

    private readonly SharedTokenStore _store;
    private readonly Secret _secret;
    private readonly Func<string, RequestCredential> _createCredential;
    private readonly TimeProvider _time;
    private readonly TimeSpan _secretTimeout;
    private readonly Func<double> _random;
    private readonly SecretCipher _cipher;
    private readonly string _key;
    private volatile RequestCredential[] _refused = [];
    private volatile bool _mustRequest;

    /// <param name="store">The store.</param>
    /// <param name="identity">All but the secret that the tokens depend on.</param>
    /// <param name="secret">The secret, from which the key of the encryption is derived.</param>
    /// <param name="createCredential">Creates the headers for a token.</param>
    /// <param name="services">The services of the client.</param>
    public SharedTokens(
        SharedTokenStore store,
        string?[] identity,
        Secret secret,
        Func<string, RequestCredential> createCredential,
        AuthenticationServices services
    )
    {
        _store = store;
        _secret = secret;
        _createCredential = createCredential;
        _time = services.Time;
        _secretTimeout = services.Limits.AttemptTimeout;
        _random = services.Random ?? Random.Shared.NextDouble;

        var hash = Hash([Version, store.Tenant, .. identity]);
        _cipher = new SecretCipher(hash, store.KeyIterations);
        _key = store.KeyPrefix + Convert.ToHexString(hash);
    }

    /// <summary>Finds a token of another process.</summary>
    /// <param name="held">The current token of this process, which is to be replaced; null for none.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The token; null when there is none that is better than the current one, or the store fails.</returns>
    public async Task<AccessToken?> FindAsync(AccessToken? held, CancellationToken cancellationToken)
    {
        if (_mustRequest || await _store.ReadAsync(_key, cancellationToken).ConfigureAwait(false) is not { } entry)
            return null;

        AccessToken token;
        try
        {
            var secret = await ReadSecretAsync(cancellationToken).ConfigureAwait(false);
            token = Decode(_cipher.Decrypt(entry, secret));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _store.ReportUnreadable(e);
            return null;
        }

        // The token may have been refused while it was read.
        var isUsed = !_mustRequest && IsBetter(token, held);
        SharedTokenStore.ReportRead(isUsed ? "hit" : "stale");
        return isUsed ? token : null;
    }

    /// <summary>Stores a token that this process requested.</summary>
    /// <param name="token">The token.</param>
    /// <param name="secret">The secret with which it was requested.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task StoreAsync(AccessToken token, string secret, CancellationToken cancellationToken)
    {
        _mustRequest = false;
        if (token.MustBeReplaced(_time))
            return;

        var remaining = TokenWindows.Min(token.GetRemaining(_time), TokenFlow.MaxLifetime);
        await _store
            .WriteAsync(_key, () => _cipher.Encrypt(Encode(token, remaining), secret), remaining, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// The service refused a token. The stored one may have been refused with it, even if it is another one, so that the next token is requested.
    /// </summary>
    public void Refuse(RequestCredential refused)
    {
        _refused = [refused, .. _refused.Take(MaxRefused - 1)];
        _mustRequest = true;
    }

    /// <summary>Chooses at random by how much a token is refreshed later than others, so that mostly one process refreshes it for all.</summary>
    public TimeSpan ChooseRefreshDelay(TimeSpan lifetime) => TokenWindows.MaxRefreshDelay(lifetime) * _random();

    private static byte[] Hash(string?[] identity) =>
        SHA256.HashData(
            JsonText.WriteUtf8(writer =>
            {
                writer.WriteStartArray();
                foreach (var part in identity)
                    writer.WriteStringValue(part);
                writer.WriteEndArray();
            })
        );

    private bool IsBetter(AccessToken token, AccessToken? held)
    {
        if (Array.Exists(_refused, token.Credential.IsSameAs) || token.Credential.IsSameAs(held?.Credential))
            return false;
        return held is null ? !token.MustBeReplaced(_time) : !token.ShouldBeRefreshed(_time);
    }

    private async Task<string> ReadSecretAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_secretTimeout, _time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        return await _secret.GetAsync(end.Token).ConfigureAwait(false);
    }

    /// <summary>Writes the expiry by the wall clock, because processes have no other clock in common.</summary>
    private byte[] Encode(AccessToken token, TimeSpan remaining)
    {
        var text = Encoding.UTF8.GetBytes(token.Credential.Secrets[0]);
        var data = new byte[TokenOffset + text.Length];
        BinaryPrimitives.WriteInt64BigEndian(data, (_time.GetUtcNow() + remaining).UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(LifetimeOffset), TokenWindows.Min(token.Lifetime, TokenFlow.MaxLifetime).Ticks);
        text.CopyTo(data, TokenOffset);
        return data;
    }

    /// <exception cref="InvalidDataException">The data is not that of <see cref="Encode"/>.</exception>
    /// <exception cref="ArgumentException">The token cannot be sent in a header.</exception>
    private AccessToken Decode(byte[] data)
    {
        if (data.Length <= TokenOffset)
            throw new InvalidDataException("The entry has no token.");

        var expiresAt = BinaryPrimitives.ReadInt64BigEndian(data);
        var lifetime = BinaryPrimitives.ReadInt64BigEndian(data.AsSpan(LifetimeOffset));
        if (expiresAt < 0 || expiresAt > DateTimeOffset.MaxValue.UtcTicks || lifetime <= 0 || lifetime > TokenFlow.MaxLifetime.Ticks)
            throw new InvalidDataException("The entry has no valid expiry.");

        // A clock that is wrong makes the token older or younger than it is, but never gives it more than its lifetime.
        var age = TimeSpan.FromTicks(lifetime - Math.Clamp(expiresAt - _time.GetUtcNow().UtcTicks, 0, lifetime));
        var requestedAt = _time.GetTimestamp() - (long)Math.Ceiling(age.TotalSeconds * _time.TimestampFrequency);
        var credential = _createCredential(Encoding.UTF8.GetString(data, TokenOffset, data.Length - TokenOffset));
        return new AccessToken(credential, requestedAt, TimeSpan.FromTicks(lifetime))
        {
            IsShared = true,
            RefreshDelay = ChooseRefreshDelay(TimeSpan.FromTicks(lifetime)),
        };
    }
}
