return await Facts.Commands.CommandLine.RunAsync(args);
