using System.Globalization;
using TokenWorker;

// One process of many that share a token. Commands come in and results go out line by line; the program ends with its input.
await using var process = new WorkerClient();
while (await Console.In.ReadLineAsync() is { } line)
{
    var command = line.Split(' ');
    await Console.Out.WriteLineAsync(
        command[0] switch
        {
            // open <Redis> <timeout in ms> <key prefix> <server> <client secret>
            "open" => await process.OpenAsync(command[1], ParseMilliseconds(command[2]), command[3], new Uri(command[4]), command[5]),
            // call <count>
            "call" => await process.CallAsync(int.Parse(command[1], CultureInfo.InvariantCulture)),
            // storm <count> <seconds>: calls with this time between them, and a line for each
            "storm" => await process.StormAsync(int.Parse(command[1], CultureInfo.InvariantCulture), ParseSeconds(command[2])),
            // clock <seconds>: the time from the start of the program
            "clock" => process.MoveClock(ParseSeconds(command[1])),
            // reconnect: waits until Redis answers
            "reconnect" => await process.ReconnectAsync(),
            _ => throw new InvalidOperationException($"Unknown command: {line}"),
        }
    );
}

static TimeSpan ParseMilliseconds(string text) => TimeSpan.FromMilliseconds(int.Parse(text, CultureInfo.InvariantCulture));

static TimeSpan ParseSeconds(string text) => TimeSpan.FromSeconds(int.Parse(text, CultureInfo.InvariantCulture));
