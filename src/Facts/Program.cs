using System.Globalization;
using Facts;
using Facts.Cli;

// On threads of its own too, numbers and dates look the same wherever Facts runs.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
return await CommandLine.RunAsync(args, Shell.OfProcess(), CancellationToken.None);
