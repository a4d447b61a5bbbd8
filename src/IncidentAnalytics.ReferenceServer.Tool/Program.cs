using IncidentAnalytics.ReferenceServer.Tool;

return await ServerCommandLine.RunAsync(args).ConfigureAwait(false);
