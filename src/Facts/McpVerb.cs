using System.CommandLine;
using System.Net;
using Facts.Agents;
using Facts.Api.Access;
using Facts.Cli;
using Facts.Domain;
using Facts.Domain.Access;
using ModelContextProtocol.Server;

namespace Facts;

/// <summary>
/// <c>facts mcp</c>: the same tools on standard input and output, for an agent on this machine. It reads; with an editor's key in
/// <c>FACTS_KEY</c> it also records, under the key's name.
/// </summary>
internal sealed class McpVerb(Shell shell) : Verb(shell)
{
    internal const string Key = "FACTS_KEY";

    public override Command Build()
    {
        var links = new Option<Uri>("--links")
        {
            Description = "Address of the web pages that links lead to",
            HelpName = "U",
            DefaultValueFactory = _ => new Uri(FactsHost.DefaultUrl),
            CustomParser = given =>
            {
                if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
                    return url;
                given.AddError("--links takes an address such as https://facts.example");
                return null!;
            },
        };
        var command = new Command("mcp", $"Serve agents (MCP) on standard input and output; an editor's key in {Key} lets them record")
        {
            links,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var key = Shell.Variable(Key) is { Length: > 0 } given ? given : null;
            var permit = key is null ? null : (await session.Keys.FindAsync(key, stop))?.Permit;
            if (key is not null && permit is null)
                return Refuse(new Refusal(AccessCodes.Unauthenticated, $"The key in {Key} is unknown, expired or revoked."));
            // Whoever shows a key has its rights, and no more; without one this machine's own user reads, as with every verb.
            var access = new AccessSettings { ApiKeys = permit is not null };
            await using var watch = session.Database.Watch();
            await using var app = FactsHost.Build(session.Database, session.Clock, FactsHost.DefaultUrl, access);
            await ServeAsync(app, Agent(app.Services, permit), permit, parsed.GetValue(links)!, stop);
            return Exit.Done;
        });
        return command;
    }

    /// <summary>The application is built and never started: it listens nowhere, and does none of a server's work.</summary>
    private async Task ServeAsync(WebApplication app, HttpContext agent, Permit? permit, Uri links, CancellationToken stop)
    {
        var options = new McpServerOptions();
        AgentsSetup.Describe(options);
        AgentsSetup.Give(options, AgentTools.For(permit, agent, links));
        var logs = app.Services.GetRequiredService<ILoggerFactory>();
        await using var input = new AgentInput(Terminal.OpenInput());
        await using var output = Terminal.OpenOutput();
        await using var transport = new StreamServerTransport(input, output, options.ServerInfo!.Name, logs);
        await using var server = McpServer.Create(transport, options, logs, app.Services);
        await server.RunAsync(stop);
    }

    private static DefaultHttpContext Agent(IServiceProvider services, Permit? permit)
    {
        var agent = new DefaultHttpContext { RequestServices = services };
        if (permit is not null)
            agent.User = permit.Principal("stdio");
        (agent.Request.Scheme, agent.Request.Host) = (Uri.UriSchemeHttp, new HostString("localhost"));
        agent.Connection.LocalIpAddress = IPAddress.Loopback;
        return agent;
    }
}
