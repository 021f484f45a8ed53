using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kept.Benchmarks.ServiceLevels;

/// <summary>How many bytes a store takes on the disk.</summary>
internal static class StoreSize
{
    public static long Of(string place)
    {
        if (place.Contains("Host=", StringComparison.Ordinal)) return OfDatabase(place);
        // What stands in the log yet is put into the file, as it is when the last program closes it.
        using var connection = new SqliteConnection($"Data Source={place};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        return new FileInfo(place).Length;
    }

    /// <summary>All tables with their indexes.</summary>
    private static long OfDatabase(string place)
    {
        using var connection = new NpgsqlConnection(place);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT CAST(SUM(pg_total_relation_size(c.oid)) AS BIGINT) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace";
        return (long)command.ExecuteScalar()!;
    }
}
