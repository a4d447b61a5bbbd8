using System.Net;

namespace IncidentAnalytics.Client.Recording;

/// <summary>Copies a request body while it is sent.</summary>
internal sealed class RecordedRequestContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly CapturedBody _captured;

    public RecordedRequestContent(HttpContent content, CapturedBody captured)
    {
        _content = content;
        _captured = captured;
        RecordedHeaders.Copy(content, this);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The HTTP stack sends a body again when a kept connection dies under it.
        _captured.Reset();
        return _content.CopyToAsync(new CopyingWriteStream(stream, _captured), context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length) => RecordedHeaders.TryGetLength(_content, out length);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _content.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Copies a response body while the caller reads it.</summary>
internal sealed class RecordedResponseContent : HttpContent
{
    private readonly HttpContent _content;
    private readonly Exchange _exchange;

    public RecordedResponseContent(HttpContent content, Exchange exchange)
    {
        _content = content;
        _exchange = exchange;
        RecordedHeaders.Copy(content, this);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

    protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new CopyingReadStream(await _content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), _exchange);
        }
        catch (Exception e)
        {
            _exchange.Fail(e);
            throw;
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var body = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            await body.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length) => RecordedHeaders.TryGetLength(_content, out length);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
            _exchange.Abandon();
        }

        base.Dispose(disposing);
    }
}

/// <summary>What the contents that stand in for others have in common.</summary>
internal static class RecordedHeaders
{
    public static void Copy(HttpContent from, HttpContent to)
    {
        foreach (var (name, values) in from.Headers.NonValidated)
            to.Headers.TryAddWithoutValidation(name, values);
    }

    public static bool TryGetLength(HttpContent content, out long length)
    {
        length = content.Headers.ContentLength ?? 0;
        return content.Headers.ContentLength is not null;
    }
}
