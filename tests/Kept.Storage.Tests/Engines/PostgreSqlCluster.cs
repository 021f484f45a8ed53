using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kept.Storage.Migrations;
using Npgsql;

[assembly: AssemblyFixture(typeof(Kept.Storage.Tests.Engines.PostgreSqlCluster))]

namespace Kept.Storage.Tests.Engines;

/// <summary>A PostgreSQL 15 of the tests' own: in a temporary folder, on 127.0.0.1, stopped by its id. Its data need not outlive the
/// machine, so it does not wait for the disk.</summary>
public sealed class PostgreSqlCluster : IDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const string User = "postgres";
    private const string Template = "kept_template";

    private static readonly bool IsRoot = Environment.UserName == "root";
    private static PostgreSqlCluster? _current;

    private readonly string _folder = Directory.CreateTempSubdirectory("kept-postgresql-").FullName;
    private readonly Lazy<Process> _server;
    private readonly int _port = FreePort();
    private readonly ConcurrentBag<string> _free = [];
    private int _databases;

    public PostgreSqlCluster()
    {
        _server = new(Start);
        _current = this;
    }

    /// <summary>The cluster of this run; started when it is first asked for.</summary>
    public static PostgreSqlCluster Current => _current ?? throw new InvalidOperationException("The fixture of the tests makes the cluster.");

    /// <summary>A database with the empty tables of a store.</summary>
    public string NewDatabase()
    {
        _ = _server.Value;
        if (_free.TryTake(out var free)) return free;
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _databases)}");
        Execute("postgres", $"CREATE DATABASE {name} TEMPLATE {Template}");
        return name;
    }

    public string PlaceOf(string database) => string.Create(CultureInfo.InvariantCulture, $"postgresql://{User}@127.0.0.1:{_port}/{database}");

    /// <summary>Empties a database for the next test.</summary>
    public void Release(string database)
    {
        Execute(database, string.Concat(TableText.All.Reverse().Select(table => $"DELETE FROM {table.Name};")));
        _free.Add(database);
    }

    public void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(string.Create(
            CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={User};Database={database};Pooling=false;Timeout=30"));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            using var stop = Process.Start("kill", ["-INT", _server.Value.Id.ToString(CultureInfo.InvariantCulture)]);
            stop.WaitForExit();
            if (!_server.Value.WaitForExit(20_000)) _server.Value.Kill();
            _server.Value.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start()
    {
        Assert.True(File.Exists(Path.Combine(Programs, "postgres")), "PostgreSQL 15 is not there; install the package postgresql-15.");
        if (IsRoot) Run("chown", [User, _folder]).WaitForExit();
        using (var made = AsUser("initdb", ["-D", Data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"])) made.WaitForExit();
        var server = AsUser("postgres",
        [
            "-D", Data, "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-k", _folder,
            "-c", "fsync=off", "-c", "max_connections=60", "-c", "log_min_messages=fatal",
        ]);
        WaitFor(server);
        Execute("postgres", $"CREATE DATABASE {Template}");
        using (Store.Open(PlaceOf(Template))) { }
        return server;
    }

    private string Data => Path.Combine(_folder, "data");

    private void WaitFor(Process server)
    {
        for (var start = Stopwatch.StartNew(); ; Thread.Sleep(50))
        {
            Assert.False(server.HasExited, "PostgreSQL does not start.");
            try
            {
                Execute("postgres", "SELECT 1");
                return;
            }
            catch (NpgsqlException) when (start.Elapsed < TimeSpan.FromSeconds(60))
            {
            }
        }
    }

    /// <summary>PostgreSQL does not run as root.</summary>
    private static Process AsUser(string program, string[] arguments) => IsRoot
        ? Run("setpriv", [$"--reuid={User}", $"--regid={User}", "--init-groups", Path.Combine(Programs, program), .. arguments])
        : Run(Path.Combine(Programs, program), arguments);

    private static Process Run(string program, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
