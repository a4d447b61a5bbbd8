using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Execution;

/// <summary>Generated endpoints over a transport that records.</summary>
internal sealed record Endpoints(ISamplesApi Api, RecordingTransport Sent)
{
    public static Endpoints Create()
    {
        var transport = new RecordingTransport();
        return new(new SamplesApi(transport, SamplesJsonContext.Default), transport);
    }
}
