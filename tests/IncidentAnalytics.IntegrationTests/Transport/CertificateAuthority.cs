using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IncidentAnalytics.IntegrationTests.Transport;

/// <summary>A certificate authority in memory, which only clients that are given its policy trust.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private static readonly DateTimeOffset Start = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly X509Certificate2 _root;
    private readonly List<X509Certificate2> _issued = [];

    public CertificateAuthority(string name = "Test authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        _root = request.CreateSelfSigned(Start, End);
    }

    /// <summary>Issues a certificate for servers on 127.0.0.1.</summary>
    public X509Certificate2 IssueForLoopback() =>
        Issue("loopback", ServerAuthentication, static names => names.AddIpAddress(IPAddress.Loopback));

    /// <summary>Issues a certificate for servers on 127.0.0.1 that expired long ago.</summary>
    public X509Certificate2 IssueExpired() =>
        Issue("expired", ServerAuthentication, static names => names.AddIpAddress(IPAddress.Loopback), end: Start.AddYears(1));

    /// <summary>Issues a certificate for servers of another name.</summary>
    public X509Certificate2 IssueForOtherHost() =>
        Issue("other", ServerAuthentication, static names => names.AddDnsName("other.example.com"));

    /// <summary>Issues a certificate for a client.</summary>
    public X509Certificate2 IssueForClient(string name) => Issue(name, ClientAuthentication, static names => names.AddDnsName("client"));

    /// <summary>The settings of a client that trusts this authority and no other.</summary>
    public SslClientAuthenticationOptions CreateClientOptions() => new() { CertificateChainPolicy = CreatePolicy() };

    /// <summary>Whether this authority issued the certificate.</summary>
    public bool IsIssuerOf(X509Certificate2 certificate)
    {
        using var chain = X509Chain.Create();
        chain.ChainPolicy = CreatePolicy();
        return chain.Build(certificate);
    }

    public void Dispose()
    {
        _root.Dispose();
        foreach (var certificate in _issued)
            certificate.Dispose();
    }

    private X509ChainPolicy CreatePolicy() =>
        new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _root },
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };

    private X509Certificate2 Issue(string name, string usage, Action<SubjectAlternativeNameBuilder> addNames, DateTimeOffset? end = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        var names = new SubjectAlternativeNameBuilder();
        addNames(names);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(_root, Start, end ?? End, RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);

        // A key that was never stored does not work for TLS on Windows.
        var certificate = X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), password: null);
        _issued.Add(certificate);
        return certificate;
    }
}
