using System.Reflection;
using System.Text.RegularExpressions;
using Kept.Cli.Tests;
using Kept.Storage.Migrations;
using Kept.Storage.Sql;

namespace Kept.Storage.Tests.Schema;

/// <summary>The tables and statements are such that PostgreSQL can spread them over several machines, organisation by organisation.</summary>
public sealed partial class SchemaRules
{
    private static readonly IReadOnlyList<(string Name, string Body)> Tables = Migrator.All().SelectMany(m => Created().Matches(m.Script))
        .Concat(Created().Matches(MigrationSql.Table + ";\n")).Select(m => (m.Groups["name"].Value, m.Groups["body"].Value)).ToList();

    private static readonly string[] Forbidden =
    [
        "MERGE", "TRIGGER", "RECURSIVE", "ARRAY", "GROUPING SETS", "FOR UPDATE", "SKIP LOCKED", "SET NULL", "SET DEFAULT", "now()", "CURRENT_TIMESTAMP",
        "random()", "gen_random_uuid", "DEFAULT", "SERIAL", "AUTOINCREMENT", "nextval", "REPLACE INTO", "INSERT OR", "ON CONFLICT DO", "CREATE VIEW",
        "REAL", "DOUBLE", "FLOAT", "NUMERIC", "jsonb", "timestamptz",
    ];

    public static TheoryData<string> TableNames => [.. Tables.Select(t => t.Name)];

    /// <summary>All statements of the program but those that make tables.</summary>
    public static TheoryData<string, string> Statements =>
        [.. AllStatements().Where(s => !s.Sql.StartsWith("CREATE", StringComparison.Ordinal)).Select(s => (s.Name, s.Sql))];

    [Theory]
    [MemberData(nameof(TableNames))]
    public void A_table_begins_with_the_organisation_and_so_does_every_key_of_it(string table)
    {
        var body = Tables.Single(t => t.Name == table).Body;

        Assert.StartsWith("organisation {number} NOT NULL", body.TrimStart(), StringComparison.Ordinal);
        Assert.Matches(@"PRIMARY KEY \(organisation[,)]", body);
        Assert.All(Keys().Matches(body), key => Assert.StartsWith("organisation", key.Groups["columns"].Value, StringComparison.Ordinal));
        foreach (Match key in ForeignKeys().Matches(body))
        {
            Assert.StartsWith("organisation, ", key.Groups["own"].Value, StringComparison.Ordinal);
            Assert.StartsWith("organisation, ", key.Groups["other"].Value, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_says_whose_rows_it_means(string name, string sql)
    {
        if (sql.StartsWith("COPY", StringComparison.Ordinal) || sql.StartsWith("INSERT", StringComparison.Ordinal))
            Assert.Contains("(organisation", sql, StringComparison.Ordinal);
        else
            Assert.True(sql.Contains("organisation = @organisation", StringComparison.Ordinal), name);
        // Each table of a statement is bound to the organisation: by the parameter, or by a table that is.
        var tables = TablesOf().Count(sql);
        var bound = Regex.Count(sql, @"organisation = (@organisation|\w+\.organisation)");
        if (sql.StartsWith("SELECT", StringComparison.Ordinal)) Assert.True(bound >= tables, $"{name} has {tables} tables, of which {bound} are bound.");
    }

    [Fact]
    public void Nothing_is_used_that_one_of_the_engines_or_many_machines_do_not_have()
    {
        var texts = AllStatements().Select(s => s.Sql).Concat(Migrator.All().Select(m => m.Script));
        Assert.Empty(from text in texts from word in Forbidden where Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(word)}(?!\w)", RegexOptions.IgnoreCase) select $"{word}: {text}");
        Assert.All(AllStatements().Where(s => s.Sql.StartsWith("UPDATE", StringComparison.Ordinal)), update =>
        {
            var set = update.Sql[update.Sql.IndexOf("SET", StringComparison.Ordinal)..update.Sql.IndexOf("WHERE", StringComparison.Ordinal)];
            Assert.DoesNotContain("organisation", set);
            Assert.DoesNotContain("(", set);
        });
    }

    [Fact]
    public void All_of_SQL_stands_in_one_folder()
    {
        var elsewhere = Directory.EnumerateFiles(Session.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/Kept.Storage/Sql/", StringComparison.Ordinal) && !file.Contains("/Kept.Storage/Engines/", StringComparison.Ordinal))
            .Where(file => StatementText().IsMatch(File.ReadAllText(file)));
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void A_backup_has_every_table_and_column() => Assert.Equal(
        Tables.Where(t => t.Name != "migrations").Select(t => $"{t.Name}: {string.Join(", ", Columns().Matches(t.Body).Select(c => c.Groups["name"].Value))}"),
        TableText.All.Select(t => $"{t.Name}: {string.Join(", ", t.Columns)}"));

    [Fact]
    public void The_guide_distributes_every_table()
    {
        var guide = File.ReadAllText(Session.Path("docs/operations/store.md"));
        Assert.All(Tables, table => Assert.Contains($"SELECT create_distributed_table('{table.Name}', 'organisation'", guide, StringComparison.Ordinal));
        Assert.Equal(Tables.Count, Regex.Count(guide, "create_distributed_table\\('"));
    }

    private static IEnumerable<(string Name, string Sql)> AllStatements() => typeof(SegmentSql).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(SegmentSql).Namespace && type != typeof(CountSql))
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public).Where(f => f.IsLiteral)
            .Select(f => (Name: $"{type.Name}.{f.Name}", Sql: (string)f.GetRawConstantValue()!)))
        .Concat(TableText.All.SelectMany(table => new[] { TableSql.Select(table), TableSql.Count(table), TableSql.Insert(table), TableSql.Copy(table) })
            .Select(sql => (sql, sql)));

    [GeneratedRegex(@"CREATE TABLE (IF NOT EXISTS )?(?<name>\w+) \((?<body>.*?)\n *\)\{strict\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Created();

    [GeneratedRegex(@"(?<name>[a-z_]+) \{(number|text|bytes)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Columns();

    [GeneratedRegex(@"(UNIQUE|PRIMARY KEY) \((?<columns>[^)]*)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Keys();

    [GeneratedRegex(@"FOREIGN KEY \((?<own>[^)]*)\) REFERENCES \w+ \((?<other>[^)]*)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex ForeignKeys();

    [GeneratedRegex(@"\b(FROM|JOIN) [a-z]\w*", RegexOptions.ExplicitCapture)]
    private static partial Regex TablesOf();

    [GeneratedRegex("\"\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE) ", RegexOptions.ExplicitCapture)]
    private static partial Regex StatementText();
}
