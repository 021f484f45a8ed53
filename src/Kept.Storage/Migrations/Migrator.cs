using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Kept.Storage.Engines;
using Kept.Storage.Sql;

namespace Kept.Storage.Migrations;

/// <summary>Brings the tables of a store up to date: the numbered scripts that it does not have yet, in order, each wholly or not at
/// all.</summary>
internal static partial class Migrator
{
    public static void BringUpToDate(DbConnection connection, Engine engine)
    {
        connection.Execute(Adapt(MigrationSql.Table, engine));
        foreach (var (number, name, script) in All())
        {
            using var transaction = engine.BeginWriting(connection);
            // Of two programs that begin at once, one waits here for the other.
            if (connection.Execute(MigrationSql.Add, new { organisation = Organisation.Nobody, number, name }, transaction) == 1)
                foreach (var statement in Adapt(script, engine).Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    connection.Execute(statement, transaction: transaction);
            transaction.Commit();
        }
        var newest = connection.ExecuteScalar<long>(MigrationSql.Newest, new { organisation = Organisation.Nobody });
        if (newest > All().Max(m => m.Number)) throw new StoreException("The store was written by a newer version of this program; use that one.");
    }

    /// <summary>The scripts in order.</summary>
    public static IReadOnlyList<(long Number, string Name, string Script)> All()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => (long.Parse(name[..4], System.Globalization.CultureInfo.InvariantCulture), name, Read(assembly, name))).ToList();
    }

    /// <summary>A script in the words of an engine.</summary>
    public static string Adapt(string script, Engine engine) => OpenWords().Replace(script, match =>
    {
        if (match.Groups["table"] is not { Success: true } table) return engine.Words[match.Groups["word"].Value];
        return engine.KeepUncompressed(table.Value, match.Groups["column"].Value) ?? "";
    });

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{(external (?<table>\w+)\.(?<column>\w+)|(?<word>\w+))\}", RegexOptions.ExplicitCapture)]
    private static partial Regex OpenWords();
}
