using Kept.Cli.Files;
using Kept.Storage;
using Kept.Storage.Audit;
using Kept.Storage.Closings;
using Kept.Storage.Measurements;
using Kept.Storage.Retention;
using Kept.Storage.Statements;
using Kept.Storage.Workspaces;

namespace Kept.Cli;

/// <summary>A workspace of a store, with its texts.</summary>
internal sealed class OpenedWorkspace : IDisposable
{
    private readonly Store _store;
    private readonly StoredWorkspace _workspace;

    private OpenedWorkspace(Store store, StoredWorkspace workspace, WorkspaceFolder folder)
    {
        _store = store;
        Folder = folder;
        Measurements = new(store, Organisation.Own, workspace);
        Statements = new(store, Organisation.Own, workspace);
        Closings = new(store, Organisation.Own, workspace);
        Holds = new(store, Organisation.Own, workspace);
        _workspace = workspace;
        Trail = new(store, Organisation.Own);
    }

    /// <summary>The texts: those of the folder that was named, else those of the store.</summary>
    public WorkspaceFolder Folder { get; }

    public StoredMeasurements Measurements { get; }

    public IssuedStatements Statements { get; }

    public ClosedPeriods Closings { get; }

    public LegalHolds Holds { get; }

    public AuditTrail Trail { get; }

    /// <summary>What becomes of measurements that are old.</summary>
    /// <exception cref="UsageException">The texts have errors.</exception>
    public MeasurementRetention Retention() => new(
        _store, Organisation.Own, _workspace, Folder.Checked.ValueUnlessErrors ?? throw new UsageException("The texts have errors; 'kept check' shows them."));

    /// <summary>The name that a folder's workspace has in a store.</summary>
    public static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <param name="named">A folder, whose texts are then used, or the name of a workspace; null for the only one.</param>
    /// <param name="by">Whose account changes the store; null when nobody knows.</param>
    /// <exception cref="UsageException">There is no such workspace.</exception>
    public static OpenedWorkspace Open(string place, string? named, string? by = null)
    {
        var store = Store.Open(place, makesOne: false, by);
        try
        {
            var workspaces = new StoredWorkspaces(store, Organisation.Own);
            if (named is not null && (Directory.Exists(named) || File.Exists(named)))
            {
                var folder = WorkspaceFolder.Load(named);
                return new(store, Find(workspaces.All(), NameOf(folder.Path)), folder);
            }
            var workspace = Find(workspaces.All(), named);
            return new(store, workspace, WorkspaceFolder.Load(workspace, workspaces.Texts(workspace)));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public void Dispose() => _store.Dispose();

    private static StoredWorkspace Find(IReadOnlyList<StoredWorkspace> all, string? name)
    {
        if (all.Count == 0) throw new UsageException("The store holds no workspace yet. Import one: kept import WORKSPACE --store STORE.");
        if (name is null && all.Count > 1)
            throw new UsageException($"The store holds several workspaces; name one of {string.Join(", ", all.Select(w => w.Name))}.");
        return all.FirstOrDefault(w => name is null || w.Name == name) ?? throw UsageException.Unknown("workspace", name!, all.Select(w => w.Name));
    }
}
