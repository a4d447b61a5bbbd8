using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace IncidentAnalytics.Testing;

internal static class LoopbackListener
{
    /// <summary>Starts to listen on a free port of the loopback interface.</summary>
    public static (HttpListener Listener, Uri Url) Start()
    {
        while (true)
        {
            using var socket = new TcpListener(IPAddress.Loopback, 0);
            socket.Start();
            var port = ((IPEndPoint)socket.LocalEndpoint).Port;
            socket.Stop();
            var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/hook/"));
            var listener = new HttpListener { Prefixes = { url.ToString() } };
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException)
            {
                // Another process took the port.
                listener.Close();
            }
        }
    }
}
