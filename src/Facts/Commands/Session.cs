using System.Diagnostics.CodeAnalysis;
using Facts.Answers;
using Facts.Claims;
using Facts.Corrections;
using Facts.Importing;
using Facts.Sources;
using Facts.Storage;
using Facts.Timelines;
using Marten;

namespace Facts.Commands;

/// <summary>What a verb works with: the open database, and everything that reads from or records in it.</summary>
internal sealed class Session(Database database, TimeProvider clock) : IAsyncDisposable
{
    private DocumentStore? _store;

    public Database Database => database;

    public TimeProvider Clock => clock;

    public AnswerReader Answers => new(database.Source);

    public TimelineReader Timelines => new(database.Source, Claims);

    public ClaimReader Claims => new(database.Source);

    public ClaimLookup ClaimLookup => new(database.Source, Claims);

    public SourceLookup SourceLookup => new(database.Source, Claims);

    public WhatIf WhatIf => new(database.Source, Answers, new Organizations.StreamReader(database.Source));

    public ChangeReader Changes => new(database.Source);

    public ClaimChangeReader ClaimChanges => new(database.Source);

    [field: MaybeNull]
    public Editor Editor => field ??= new Editor(database.Source, Recorder);

    /// <summary>Records; the only thing here that needs Marten, which takes its time to start.</summary>
    [field: MaybeNull]
    private Recorder Recorder => field ??= new Recorder(_store ??= database.OpenStore(), database.Source, clock);

    [field: MaybeNull]
    public Importer Importer => field ??= new Importer(Recorder, database.Source);

    /// <summary>Who records, as the events will say.</summary>
    public static string Actor => Environment.UserName;

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        await database.DisposeAsync();
    }
}
