using System.CommandLine;
using System.Net.Sockets;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Cli;
using Facts.Store.Recording;
using Facts.Store.Sentences;

namespace Facts;

/// <summary><c>facts serve</c>: API and web pages.</summary>
internal sealed class ServeVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen on, separated by ;",
            HelpName = "U",
            DefaultValueFactory = _ => FactsHost.DefaultUrl,
        };
        var command = new Command("serve", "Serve the API and web pages") { urls };
        // It is said before any database is opened.
        urls.Validators.Add(given =>
        {
            if (given.Tokens is [var typed] && Listening.CheckForm(typed.Value) is { } wrong)
                given.AddError(wrong.Message);
        });
        Run(command, async (parsed, session, stop) =>
        {
            await using var watch = session.Database.Watch();
            await using var app = FactsHost.Build(session.Database, session.Clock, parsed.GetValue(urls)!);
            var access = app.Services.GetRequiredService<AccessSettings>();
            if (Listening.Check(parsed.GetValue(urls)!, access, app.Configuration) is { } refusal)
                return Refuse(refusal);
            try
            {
                await app.StartAsync(stop);
            }
            catch (Exception problem) when (problem is IOException or SocketException)
            {
                return Terminal.Fail(Exit.Refused, "address-unavailable", $"{SafeText.Of(problem.Message).TrimEnd('.')}.");
            }

            foreach (var url in app.Urls)
                Terminal.Note($"Listening on {url}");
            _ = Task.Run(EventAppender.Prepare, stop);
            await EndAsync(app, stop);
            return Exit.Done;
        });
        return command;
    }

    /// <summary>Serves until it is told to end; then says so to whoever asks, and lets requests come to their end.</summary>
    private static async Task EndAsync(WebApplication app, CancellationToken stop)
    {
        using var told = CancellationTokenSource.CreateLinkedTokenSource(stop, app.Lifetime.ApplicationStopping);
        await WaitAsync(Timeout.InfiniteTimeSpan, told.Token);
        app.Services.GetRequiredService<Drain>().Begin();
        await WaitAsync(TimeSpan.FromSeconds(Shutdown.Read(app.Configuration).Notice), app.Lifetime.ApplicationStopping);
        await app.StopAsync(CancellationToken.None);
    }

    private static async Task WaitAsync(TimeSpan time, CancellationToken stop) =>
        await Task.Delay(time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
