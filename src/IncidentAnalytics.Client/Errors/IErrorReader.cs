using System.Text.Json;

namespace IncidentAnalytics.Client;

/// <summary>Reads the error responses of one service.</summary>
internal interface IErrorReader
{
    /// <summary>Adds to an error what its JSON body says; whatever is not understood is left alone.</summary>
    ApiError Read(JsonElement body, ApiError error);

    /// <summary>Creates the exception for an error. A service whose statuses mean something else decides here.</summary>
    /// <param name="raw">The error as it came, which decides.</param>
    /// <param name="shown">The error as it may be shown, which the exception carries.</param>
    ApiException Create(ApiError raw, ApiError shown) => ApiException.Create(shown);

    /// <summary>Whether the service says that a repetition will not help, although the status is one that may pass.</summary>
    bool IsFinal(ApiError raw) => false;
}
