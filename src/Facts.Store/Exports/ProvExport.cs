namespace Facts.Store.Exports;

/// <summary>Everything that is known, with where it is from, as statements of provenance in one of their forms.</summary>
internal static class ProvExport
{
    public static async Task WriteAsync(IProvWriter writer, Scope scope, CancellationToken stop)
    {
        await foreach (var chunk in scope.OrganizationsAsync(stop))
            await writer.WriteAsync(chunk.Select(SourceStatements.Of), stop);
        await foreach (var chunk in scope.PostsAsync(stop))
            await writer.WriteAsync(chunk.Select(SourceStatements.Of), stop);
        await foreach (var chunk in scope.PeopleAsync(stop))
            await writer.WriteAsync(chunk.Select(SourceStatements.Of), stop);
        await foreach (var chunk in scope.SourcesAsync(stop))
            await writer.WriteAsync(chunk.SelectMany(SourceStatements.Of), stop);
        await foreach (var chunk in scope.AgentsAsync(stop))
        {
            var names = await KnownNames.ReadAsync(scope, chunk, stop);
            await writer.WriteAsync(chunk.Select(who => SourceStatements.Agent(who, names)), stop);
        }

        await foreach (var chunk in scope.ActorsAsync(stop))
            await writer.WriteAsync(chunk.Select(SourceStatements.Actor), stop);
        await foreach (var claims in scope.ClaimsAsync(stop))
            await writer.WriteAsync(claims.Ids.SelectMany(id => ClaimStatements.Of(id, claims)), stop);
        await writer.WriteAsync(TenureStatements.Reckoning(scope.Rules, scope.Known), stop);
        await foreach (var chunk in scope.TenuresAsync(stop))
            await writer.WriteAsync(chunk.SelectMany(one => TenureStatements.Of(one, scope.Rules, scope.Known)), stop);
        await writer.EndAsync(stop);
    }

    /// <summary>One claim with all that denies it: small enough to be put together before it is written.</summary>
    /// <returns>False, and nothing written, when there was no such claim by then.</returns>
    public static async Task<bool> WriteAsync(Func<IProvWriter> open, Scope scope, string claim, CancellationToken stop)
    {
        var claims = await KnownClaims.ReadOneAsync(scope, claim, stop);
        if (!claims.Has(claim))
            return false;
        var statements = claims.WithDenials.SelectMany(id => ClaimStatements.Of(id, claims))
            .Concat(claims.Sources.SelectMany(SourceStatements.Of)).ToList();
        statements.AddRange(claims.Speakers.Select(who => SourceStatements.Agent(who, claims.Names)));
        statements.AddRange(claims.Actors.Select(SourceStatements.Actor));
        await using var writer = open();
        await writer.WriteAsync(statements, stop);
        await writer.EndAsync(stop);
        return true;
    }
}
