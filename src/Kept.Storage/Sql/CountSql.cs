namespace Kept.Storage.Sql;

/// <summary>What stands around a statement that is asked how many rows it has.</summary>
internal static class CountSql
{
    public const string Before = "SELECT COUNT(*) FROM (";

    public const string After = ") AS counted";
}
