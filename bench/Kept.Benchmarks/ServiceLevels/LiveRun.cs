using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kept.Agreements;
using Kept.Storage;
using Kept.Storage.Measurements;
using Kept.Storage.Workspaces;
using Microsoft.Data.Sqlite;

namespace Kept.Benchmarks.ServiceLevels;

/// <summary>Batches of 2,000 samples, one of each service, that are safe on the disk before the next one comes: as a host sends them to a
/// store, and as rows of a table of SQLite, a transaction a batch and a transaction a row.</summary>
/// <param name="place">Where files of SQLite are made, or a database of PostgreSQL for ours.</param>
internal sealed class LiveRun(string place, TextWriter output)
{
    private const int Services = 2_000;
    private const int Batches = 300;
    private const int SingleRows = 2_000;
    private const long First = 1_790_812_800;   // seconds

    private readonly byte[][] _texts = [.. Enumerable.Range(0, Batches).Select(Text)];

    public void Run()
    {
        Store();
        using var table = new SqliteConnection($"Data Source={(place.EndsWith(".db", StringComparison.Ordinal) ? place : Path.GetTempFileName())}-rows.db");
        table.Open();
        Execute(table, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE probe(service INTEGER, at INTEGER, up INTEGER, PRIMARY KEY (service, at)) WITHOUT ROWID");
        Rows(table, "rows of a table, a transaction a batch", Batches, Services);
        Rows(table, "rows of a table, a transaction a row", SingleRows, 1);
    }

    private void Store()
    {
        var workload = Workload.Named("w1", Services);
        var source = workload.Bind().Sources().Single(s => s.Name == "probes");
        using var store = Kept.Storage.Store.Open(place);
        var workspace = new StoredWorkspaces(store, Organisation.Own).Save("live", [new("live.yaml", Encoding.UTF8.GetBytes(workload.Text))], Now);
        var batches = new StoredMeasurements(store, Organisation.Own, workspace).Batches(source);
        Accept(batches, "warm-up");
        var milliseconds = Accept(batches, "live");
        Report("batches of a store", milliseconds, Services);
        var watch = Stopwatch.StartNew();
        batches.Fold(Now);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"folding {2 * Batches * Services:N0} of them: {watch.Elapsed.TotalSeconds:F2} s"));
    }

    private List<double> Accept(SentBatches batches, string sender)
    {
        var milliseconds = new List<double>();
        for (var batch = 0; batch < Batches; batch++)
        {
            var watch = Stopwatch.StartNew();
            var read = batches.Accept(sender, string.Create(CultureInfo.InvariantCulture, $"{batch}"), _texts[batch], Now, _ => { });
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            if (read.Value is not { RowsKept: Services }) throw new InvalidOperationException(string.Join('\n', read.Diagnostics));
        }
        return milliseconds;
    }

    private void Rows(SqliteConnection table, string what, int transactions, int rows)
    {
        using var insert = table.CreateCommand();
        insert.CommandText = "INSERT INTO probe VALUES ($service, $at, $up)";
        var (service, at, up) = (
            insert.Parameters.Add("$service", SqliteType.Integer), insert.Parameters.Add("$at", SqliteType.Integer), insert.Parameters.Add("$up", SqliteType.Integer));
        insert.Prepare();
        var milliseconds = new List<double>();
        for (var number = 0; number < transactions; number++)
        {
            var watch = Stopwatch.StartNew();
            Execute(table, "BEGIN");
            for (var row = 0; row < rows; row++)
            {
                (service.Value, at.Value, up.Value) = (row, (rows == 1 ? 0 : First) + 60 * number, 1);
                insert.ExecuteNonQuery();
            }
            Execute(table, "COMMIT");
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }
        Report(what, milliseconds, rows);
    }

    private void Report(string what, List<double> milliseconds, int rows) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {rows * milliseconds.Count / milliseconds.Sum() / 1e3:F4} million samples/s, {Timing.Median(milliseconds):F3} ms each"));

    private static long Now => DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks;

    private static byte[] Text(int batch) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Services)
        .Select(service => string.Create(CultureInfo.InvariantCulture, $"{service},{First + 60 * batch},{(service + batch) % 1_000 / 999 ^ 1}\n"))));

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
