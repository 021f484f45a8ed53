using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Mapping;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Cells;

/// <summary>The agreement's word for a row: for what is written in one cell, or by the first of some conditions that the row
/// meets.</summary>
internal sealed class RowWord
{
    private readonly Words _words;
    private readonly (string Word, RowFilter When)[] _rules;
    private readonly string _otherwise;

    public RowWord(Column column, ColumnNames columns, DiagnosticBag problems)
    {
        _words = new(column.Words);
        _otherwise = column.Words?.Otherwise ?? "";
        Slots = column.Rules.Count == 0
            ? [columns.SlotOf(column.From!)]
            : [.. column.Rules.SelectMany(rule => rule.When.Names()).Select(name => columns.SlotOf(name.Value)).Distinct()];
        var compiler = new RowFilterCompiler(columns, problems);
        _rules = [.. column.Rules.Select(rule => (rule.Word, When: compiler.Compile(rule.When)!)).Where(rule => rule.When is not null)];
    }

    /// <summary>The cells that it depends on; the first is the one to blame.</summary>
    public int[] Slots { get; }

    public bool IsByRules => _rules.Length > 0;

    /// <summary>The word, or why there is none. Where no condition is met and nothing is said of that, it is empty.</summary>
    public RemarkKind Read(Row row, out string word)
    {
        if (!IsByRules) return _words.Read(row[Slots[0]], out word);
        word = _otherwise;
        foreach (var (meant, when) in _rules)
        {
            if (!when.Meets(row)) continue;
            word = meant;
            break;
        }
        return RemarkKind.None;
    }
}
