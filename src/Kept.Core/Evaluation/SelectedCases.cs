using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>The cases that a selection means in a scope.</summary>
internal sealed class SelectedCases
{
    private readonly Func<int, bool> _takes;

    public SelectedCases(Selection selection, Scope scope, CaseTable table)
    {
        Table = table;
        var where = selection.Where is { } condition ? new CaseConditions(table).Condition(condition) : null;
        var labels = scope.Labels.Where(l => l.Dimension != Scope.Case).Select(l => CodeOf(table, l)).ToArray();
        var id = scope.Find(Scope.Case);
        _takes = i => HasLabels(labels, i) && (where is null || where(i) == true) && (id is null || table.Id(i) == id);
    }

    public CaseTable Table { get; }

    /// <summary>A field's codes with the one that stands for a label; an empty cell has the label "".</summary>
    private static (ReadOnlyMemory<int> Codes, int Wanted) CodeOf(CaseTable table, Label label)
    {
        const int nothing = int.MinValue;
        if (table.FindField(label.Dimension) is not { } field) return (ReadOnlyMemory<int>.Empty, nothing);
        if (label.Value.Length == 0) return (field.Codes, FieldValues.None);
        for (var code = 0; code < field.Values.Count; code++)
            if (field.Values[code] == label.Value) return (field.Codes, code);
        return (field.Codes, nothing);
    }

    private static bool HasLabels((ReadOnlyMemory<int> Codes, int Wanted)[] labels, int index)
    {
        foreach (var (codes, wanted) in labels)
            if (codes.IsEmpty || codes.Span[index] != wanted) return false;
        return true;
    }

    public IEnumerable<int> Indices() => Enumerable.Range(0, Table.Count).Where(_takes);

    /// <summary>Those of them that an event puts into a range, in order of that event.</summary>
    public IEnumerable<(long Tick, int Index)> In(TimeRange range, EventReference countedBy, EvaluationContext context) =>
        context.InOrderOf(countedBy, Table).In(range).Where(c => _takes(c.Index));
}
