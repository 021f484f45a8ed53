namespace Kept.Storage.Sql;

internal static class WorkspaceSql
{
    public const string AddOrganisation = """
        INSERT INTO organisations (organisation, name) VALUES (@organisation, @name)
        ON CONFLICT (organisation) DO NOTHING
        """;

    public const string All = """
        SELECT workspace, name, version FROM workspaces WHERE organisation = @organisation ORDER BY name
        """;

    public const string Add = """
        INSERT INTO workspaces (organisation, workspace, name, version) VALUES (@organisation, @workspace, @name, 0)
        ON CONFLICT (organisation, name) DO NOTHING
        """;

    public const string NextNumber = "SELECT COALESCE(MAX(workspace), 0) + 1 FROM workspaces WHERE organisation = @organisation";

    public const string Advance = """
        UPDATE workspaces SET version = @next
        WHERE organisation = @organisation AND workspace = @workspace AND version = @version
        """;

    public const string AddVersion = """
        INSERT INTO versions (organisation, workspace, version, recorded) VALUES (@organisation, @workspace, @version, @recorded)
        ON CONFLICT (organisation, workspace, version) DO NOTHING
        """;

    public const string AddText = """
        INSERT INTO texts (organisation, workspace, path, version, content, digest)
        VALUES (@organisation, @workspace, @path, @version, @content, @digest)
        ON CONFLICT (organisation, workspace, path, version) DO NOTHING
        """;

    public const string Texts = """
        SELECT t.path, t.content, t.digest FROM texts t
        WHERE t.organisation = @organisation AND t.workspace = @workspace AND t.version = (
            SELECT MAX(l.version) FROM texts l
            WHERE l.organisation = @organisation AND l.workspace = @workspace AND l.path = t.path AND l.version <= @version)
        ORDER BY t.path
        """;

    public const string VersionAt = """
        SELECT COALESCE(MAX(version), 0) FROM versions
        WHERE organisation = @organisation AND workspace = @workspace AND recorded <= @recorded
        """;
}
