using System.Text.Json;

namespace IncidentAnalytics.Client;

/// <summary>Understands the error bodies of one service.</summary>
internal interface IErrorReader
{
    /// <summary>Adds to an error what its JSON body says; whatever is not understood is left alone.</summary>
    ApiError Read(JsonElement body, ApiError error);

    /// <summary>Makes the exception for an error; a service whose statuses mean something else says so here.</summary>
    ApiException Create(ApiError error) => ApiException.Create(error);
}
