using System.Text.Json.Nodes;

namespace Facts.Domain.Tests.Recording;

/// <summary>One line of each type and kind, with every field that it has, and the fields that it can't do without.</summary>
internal static class SampleLines
{
    /// <summary>What the lines refer to: a source, two claims.</summary>
    public static readonly string[] Ground =
    [
        """{"type":"source","id":"s","text":"The board removed him. The board named her."}""",
        """{"type":"claim","id":"base","kind":"tenure","source":"s","organization":"o","post":"p","person":"x","from":"2020","to":"2021"}""",
        """{"type":"claim","id":"menace","kind":"threat","source":"s","organization":"o","action":"leave"}""",
    ];

    private const string Head = "\"type\":\"claim\",\"source\":\"s\",\"organization\":\"o\",\"quote\":\"named her\",\"prefix\":\"board \",\"suffix\":\".\","
        + "\"attribution\":[{\"who\":\"w\",\"via\":\"X\",\"on\":\"2023\"}],\"note\":\"n\",\"recordedAt\":\"2026-01-01T12:00:00Z\",";

    /// <summary>A death names no organization.</summary>
    private static readonly string PersonHead = Head.Replace("\"organization\":\"o\",", "", StringComparison.Ordinal);

    private static readonly Dictionary<string, (string Json, string Needs)> Lines = new(StringComparer.Ordinal)
    {
        ["source"] = ("""
            {"type":"source","id":"src","title":"t","publisher":"p","url":"u","language":"id","publishedAt":"2023-11-20","origin":"s","text":"words"}
            """, "type id"),
        ["revision"] = ("""
            {"type":"revision","source":"s","text":"The board removed him. The board named her!","reason":"r","publishedAt":"2023-11-21","url":"u"}
            """, "type source text"),
        ["organization"] = ("""{"type":"organization","id":"org","name":"Org","aliases":["Orgg"]}""", "type id"),
        ["person"] = ("""{"type":"person","id":"per","name":"Per","aliases":["Perr"],"kind":"person"}""", "type id"),
        ["post"] = ("""{"type":"post","organization":"org","id":"ceo","name":"Chief","seats":1}""", "type organization id"),
        ["appointment"] = ($$"""
            {{{Head}}"id":"sample","kind":"appointment","post":"p","person":"y","when":"2023-11-17","capacity":"interim","by":"b"}
            """, "type id kind source organization post person when quote"),
        ["dismissal"] = ($$"""
            {{{Head}}"id":"sample","kind":"dismissal","post":"p","person":"y","when":"2023-11-17","cause":"fired","by":"b","statedReason":"r"}
            """, "type id kind source organization post person when quote"),
        ["resignation"] = ($$"""
            {{{Head}}"id":"sample","kind":"resignation","post":"p","person":"y","when":"2023-11-17","statedReason":"r"}
            """, "type id kind source organization post person when quote"),
        ["tenure"] = ($$"""
            {{{Head}}"id":"sample","kind":"tenure","post":"p","person":"y","from":"2021-01-03","to":"..","capacity":"acting"}
            """, "type id kind source organization post person quote"),
        ["plan"] = ($$"""
            {{{Head}}"id":"sample","kind":"plan","people":["y"],"post":"p","action":"join","with":"m","when":"2024"}
            """, "type id kind source organization action quote"),
        ["threat"] = ($$"""
            {{{Head}}"id":"sample","kind":"threat","by":"staff","action":"leave","unless":"u","deadline":"2024","signatories":["y"],"count":5,"of":7}
            """, "type id kind source organization action quote"),
        ["denial"] = ($$"""{{{Head}}"id":"sample","kind":"denial","denies":"base","by":"b"}""", "type id kind source organization denies quote"),
        ["statement"] = ($$"""
            {{{Head}}"id":"sample","kind":"statement","nature":"opinion","by":"b","about":"y","says":"so"}
            """, "type id kind source organization quote"),
        ["figure"] = ($$"""
            {{{Head}}"id":"sample","kind":"figure","measure":"m","value":10000000000,"unit":"USD","atLeast":true,"of":1,"about":"a","post":"p","when":"2023"}
            """, "type id kind source organization measure value quote"),
        ["death"] = ($$"""
            {{{PersonHead}}"id":"sample","kind":"death","person":"y","when":"2023-11-17"}
            """, "type id kind source person when quote"),
        ["dissolution"] = ($$"""
            {{{Head}}"id":"sample","kind":"dissolution","when":"2023-11-17"}
            """, "type id kind source organization when quote"),
        ["abolition"] = ($$"""
            {{{Head}}"id":"sample","kind":"abolition","post":"p","when":"2023-11-17"}
            """, "type id kind source organization post when quote"),
        ["correction"] = ("""{"type":"correction","claim":"base","set":{"to":"2022"},"reason":"r","source":"s"}""", "type claim set reason"),
        ["retraction"] = ("""{"type":"retraction","claim":"base","reason":"r","source":"s"}""", "type claim reason"),
        ["ruling"] = ("""{"type":"ruling","claim":"base","rank":"deprecated","reason":"r","source":"s"}""", "type claim rank reason"),
        ["identity"] = ("""{"type":"identity","person":"y","sameAs":"x","reason":"r"}""", "type person sameAs"),
        ["undone identity"] = ("""{"type":"identity","person":"y","notSameAs":"x","reason":"r"}""", "type person notSameAs"),
        ["name"] = ("""{"type":"name","source":"s","title":"t","reason":"r"}""", "type source title reason"),
        ["outcome"] = ("""{"type":"outcome","claim":"menace","outcome":"lapsed","when":"2024","reason":"r","source":"s"}""", "type claim outcome"),
    };

    public static TheoryData<string> Names => [.. Lines.Keys];

    /// <summary>Name of the line, and a field that it needs.</summary>
    public static TheoryData<string, string> Needs =>
        [.. Lines.SelectMany(line => line.Value.Needs.Split(' ').Select(need => new TheoryDataRow<string, string>(line.Key, need)))];

    /// <summary>Name of the line, and any of its fields.</summary>
    public static TheoryData<string, string> AllFields =>
        [.. Lines.Keys.SelectMany(name => Of(name).Select(one => new TheoryDataRow<string, string>(name, one.Key)))];

    public static JsonObject Of(string name) => JsonNode.Parse(Lines[name].Json)!.AsObject();
}
