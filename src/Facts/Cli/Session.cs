using System.Diagnostics.CodeAnalysis;
using Facts.Api.Access;
using Facts.Store.Access;
using Facts.Store.Answers;
using Facts.Store.Claims;
using Facts.Store.Exports;
using Facts.Store.Importing;
using Facts.Store.Ledger;
using Facts.Store.Proposals;
using Facts.Store.Protection;
using Facts.Store.Provenance;
using Facts.Store.Recording;
using Facts.Store.Redactions;
using Facts.Store.Replay;
using Facts.Store.Sources;
using Facts.Store.Storage;
using Facts.Store.Streaming;
using Facts.Store.Timelines;
using Facts.Store.Webhooks;

namespace Facts.Cli;

/// <summary>What a verb works with: the open database, and everything that reads from or records in it.</summary>
/// <param name="database">Is disposed with the session.</param>
/// <param name="clock">What now is.</param>
/// <param name="shell">Whose variables say how webhooks are sent and where the ledger's keys are; null for none.</param>
internal sealed class Session(Database database, TimeProvider clock, Shell? shell = null) : IAsyncDisposable
{
    public Database Database => database;

    public TimeProvider Clock => clock;

    public AnswerReader Answers => new(database.Source);

    public TimelineReader Timelines => new(database.Source, Claims, Lens);

    public ClaimReader Claims => new(database.Source);

    public ClaimLookup ClaimLookup => new(database.Source, Claims);

    public SourceLookup SourceLookup => new(database.Source);

    public TrailReader Trails => new(database.Source, Answers, Timelines);

    public Exporter Exporter => new(database.Source);

    public Lens Lens => new(database.Source, new Facts.Store.Organizations.StreamReader(database.Source));

    public WhatIf WhatIf => new(Answers, Lens);

    public ChangeReader Changes => new(database.Source);

    public ClaimChangeReader ClaimChanges => new(database.Source);

    public KeyStore Keys => new(database.Source, clock);

    /// <summary>At the first opening by a build that keeps events of keys.</summary>
    public Task BeginKeysAsync(CancellationToken stop) => KeyLog.BeginAsync(database, clock, Actor, stop);

    [field: MaybeNull]
    public WebhookSettings WebhookSettings => field ??= WebhookSettings.Read(Configuration, AccessSettings.Read(Configuration).IsConfigured);

    private IConfiguration Configuration => shell?.Configuration ?? new ConfigurationBuilder().Build();

    public WebhookStore Webhooks => new(database.Source, Secrets, WebhookSettings, clock);

    public Deliveries Deliveries => new(database.Source, Webhooks, clock);

    public WebhookCourier Courier(WebhookSender sender) =>
        new(database.Source, new ChangeStream(database.Source, Changes, clock), Secrets, sender, WebhookSettings, clock);

    [field: MaybeNull]
    private WebhookSecrets Secrets => field ??= new WebhookSecrets(SharedKeys.Provider(database.Source, clock));

    public LedgerService Ledger => new(database, clock, shell?.Variable(LedgerKeys.Variable), shell?.Variable(LedgerKeys.NameVariable));

    public Proposer Proposer => new(database.Source, DryRunner, Redactor, clock);

    public Decider Decider => new(Recorder, Redactor, clock);

    private DryRunner DryRunner => new(Recorder);

    private Redactor Redactor => new(database, clock);

    public Recorder Recorder => new(database.Source, clock);

    public Replayer Replayer => new(database.Source);

    public Importer Importer => new(Recorder, new Lanes(Recorder, database), database.Source);

    /// <summary>Who records, as the events will say.</summary>
    public static string Actor => Environment.UserName;

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
