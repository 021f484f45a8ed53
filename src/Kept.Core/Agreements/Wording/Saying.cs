namespace Kept.Agreements;

/// <summary>One thing that an agreement says: its path in the text, where the contract has it, and the words.</summary>
/// <param name="Label">The number of the paragraph, clause or section that it stands in.</param>
/// <param name="Group">The table that it is a row of; empty for everything else.</param>
/// <param name="Key">For a row its name, which may change while what it says of it stays.</param>
/// <param name="IsTitle">Whether it only names something.</param>
/// <param name="IsMarkdown">Whether the words are Markdown of the authors.</param>
internal sealed record Saying(string Path, string Label, string Group, string Key, string Text, bool IsTitle = false, bool IsMarkdown = false)
{
    /// <summary>All that a contract says, in its order, without what only repeats or explains.</summary>
    public static IEnumerable<Saying> In(Contract contract) => contract.Sections.SelectMany(section => section.Parts
        .SelectMany(part => In(part, section.Label))
        .Prepend(new Saying($"clauses.{section.Name}.title", section.Label, "", "", section.Title, IsTitle: true)))
        .Where(s => s.Path is not "");

    /// <summary>What is said, for a row with its name in front.</summary>
    public string Whole => Key.Length == 0 ? Text : $"{Key}: {Text}";

    private static IEnumerable<Saying> In(Provision provision, string label) => provision switch
    {
        Provision.Sentence s => [new(s.Path, label, "", "", s.Text)],
        Provision.Paragraph p => p.Parts.SelectMany(part => In(part, p.Number.Length == 0 ? label : p.Number)),
        Provision.Points p => p.Items.SelectMany(item => In(item, label)),
        Provision.Table t => t.Rows.Select(row => Row(row, t, label)),
        Provision.Clause c => c.Parts.SelectMany(part => In(part, c.Label))
            .Prepend(new(c.Path is "" ? "" : $"{c.Path}.title", c.Label, "", "", c.Title, IsTitle: true)),
        Provision.Written w => [new(w.Path, label, "", "", w.Markdown, IsMarkdown: true)],
        Provision.Signature => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Saying Row(TableRow row, Provision.Table table, string label) => new(
        row.Path, label, $"{label} {table.Caption}", row.Cells[0],
        string.Join(", ", row.Cells.Skip(1).Take(row.Cells.Count - 1 - table.Repeating)));
}
