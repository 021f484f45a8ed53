namespace Kept.Storage.Sql;

internal static class MigrationSql
{
    public const string Table = """
        CREATE TABLE IF NOT EXISTS migrations (
            organisation {number} NOT NULL,
            number {number} NOT NULL,
            name {text} NOT NULL,
            PRIMARY KEY (organisation, number)
        ){strict}
        """;

    public const string Add = """
        INSERT INTO migrations (organisation, number, name) VALUES (@organisation, @number, @name)
        ON CONFLICT (organisation, number) DO NOTHING
        """;

    public const string Newest = "SELECT MAX(number) FROM migrations WHERE organisation = @organisation";
}
