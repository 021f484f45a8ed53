using System.Text.RegularExpressions;

namespace Kept.Storage.Migrations;

/// <summary>A table as the migrations make it.</summary>
internal sealed partial record TableText(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>All tables with somebody's rows, each behind those that it refers to.</summary>
    public static IReadOnlyList<TableText> All { get; } = Migrator.All().SelectMany(m => Table().Matches(m.Script))
        .Select(m => new TableText(m.Groups["name"].Value, Column().Matches(m.Groups["body"].Value).Select(c => c.Groups["name"].Value).ToList())).ToList();

    [GeneratedRegex(@"TABLE (?<name>\w+) \((?<body>.*?)\n\)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Table();

    [GeneratedRegex(@"\n    (?<name>[a-z_]+) \{", RegexOptions.ExplicitCapture)]
    private static partial Regex Column();
}
