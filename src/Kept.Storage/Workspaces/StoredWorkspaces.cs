using System.Data.Common;
using System.Security.Cryptography;
using Kept.Measurements.Segments;
using Kept.Storage.Audit;
using Kept.Storage.Sql;

namespace Kept.Storage.Workspaces;

/// <summary>A file of a workspace.</summary>
/// <param name="Path">From the workspace's folder on, with slashes.</param>
public sealed record StoredText(string Path, byte[] Content);

/// <summary>A workspace in one of its versions, which count from 1.</summary>
public sealed record StoredWorkspace(long Number, string Name, long Version);

/// <summary>The texts of workspaces, in all versions that ever held.</summary>
public sealed class StoredWorkspaces(Store store, long organisation)
{
    public IReadOnlyList<StoredWorkspace> All() => store.Read(transaction => All(transaction, organisation));

    /// <summary>The texts of a workspace as they stood in its version, by path.</summary>
    public IReadOnlyList<StoredText> Texts(StoredWorkspace workspace) => store.Read(transaction => TextsOf(transaction, workspace));

    /// <summary>The workspace as it was known at an instant; null when it was not known then.</summary>
    /// <param name="tick">The instant.</param>
    public StoredWorkspace? AsOf(StoredWorkspace workspace, long tick) => store.Read(transaction =>
        transaction.Number(WorkspaceSql.VersionAt, new { organisation, workspace = workspace.Number, recorded = tick }) is > 0 and { } version
            ? workspace with { Version = version }
            : null);

    /// <summary>Keeps the texts of a workspace. They are a new version when they differ from the last one.</summary>
    /// <param name="recorded">The tick of now.</param>
    public StoredWorkspace Save(string name, IReadOnlyList<StoredText> texts, long recorded) => store.Write(transaction =>
    {
        var workspace = FindOrAdd(transaction, name);
        var before = TextsOf(transaction, workspace).ToDictionary(t => t.Path, t => t.Content);
        var changed = texts.Where(t => !before.TryGetValue(t.Path, out var content) || !content.AsSpan().SequenceEqual(t.Content))
            .Select(t => (t.Path, Content: (byte[]?)t.Content))
            .Concat(before.Keys.Except(texts.Select(t => t.Path)).Select(path => (Path: path, Content: (byte[]?)null))).ToList();
        if (changed.Count == 0) return workspace;

        var (number, version, next) = (workspace.Number, workspace.Version, workspace.Version + 1);
        transaction.ChangeOne(WorkspaceSql.Advance, new { organisation, workspace = number, version, next }, $"the workspace '{name}'");
        transaction.ChangeOne(WorkspaceSql.AddVersion, new { organisation, workspace = number, version = next, recorded }, $"the workspace '{name}'");
        foreach (var (path, content) in changed)
            transaction.Change(WorkspaceSql.AddText, new { organisation, workspace = number, path, version = next, content, digest = content is null ? null : DigestOf(content) });
        AuditTrail.Add(
            transaction, store, organisation, recorded, $"took in version {next} of the texts of {name}",
            changed.Select(t => t.Content is null ? $"{t.Path}: taken out" : $"{t.Path}: sha256:{DigestOf(t.Content)}"));
        return workspace with { Version = next };
    });

    private StoredWorkspace FindOrAdd(DbTransaction transaction, string name)
    {
        if (All(transaction, organisation).FirstOrDefault(w => w.Name == name) is { } known) return known;
        transaction.Change(WorkspaceSql.AddOrganisation, new { organisation, name = "own" });
        var workspace = transaction.Number(WorkspaceSql.NextNumber, new { organisation })!.Value;
        transaction.ChangeOne(WorkspaceSql.Add, new { organisation, workspace, name }, $"the workspace '{name}'");
        return new(workspace, name, 0);
    }

    private List<StoredText> TextsOf(DbTransaction transaction, StoredWorkspace workspace) =>
        [.. transaction.CountedRows(
            WorkspaceSql.Texts, new { organisation, workspace = workspace.Number, version = workspace.Version },
            row => row.IsDBNull(1) ? null : Whole(row.GetString(0), row.Bytes(1), row.GetString(2))).OfType<StoredText>()];

    private static StoredText Whole(string path, byte[] content, string digest) => DigestOf(content) == digest
        ? new StoredText(path, content)
        : throw new DamagedBlockException($"The text '{path}' in the store is damaged: its checksum does not fit.");

    private static string DigestOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    internal static List<StoredWorkspace> All(DbTransaction transaction, long organisation) => transaction.Rows(
        WorkspaceSql.All, new { organisation }, row => new StoredWorkspace(row.GetInt64(0), row.GetString(1), row.GetInt64(2)));
}
