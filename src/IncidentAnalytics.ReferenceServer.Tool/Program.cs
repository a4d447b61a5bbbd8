using IncidentAnalytics.ReferenceServer.Tool;

return await ServerCommandLine.Create().Parse(args).InvokeAsync().ConfigureAwait(false);
