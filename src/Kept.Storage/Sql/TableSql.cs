using Kept.Storage.Migrations;

namespace Kept.Storage.Sql;

/// <summary>What is the same for every table.</summary>
internal static class TableSql
{
    /// <summary>All rows of an organisation.</summary>
    public static string Select(TableText table) => $"SELECT {string.Join(", ", table.Columns)} FROM {table.Name} WHERE organisation = @organisation";

    public static string Count(TableText table) => $"SELECT COUNT(*) FROM {table.Name} WHERE organisation = @organisation";

    public static string Insert(TableText table) =>
        $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", table.Columns.Select(c => $"@{c}"))})";

    public static string Copy(TableText table) => $"COPY {table.Name} ({string.Join(", ", table.Columns)}) FROM STDIN (FORMAT BINARY)";
}
