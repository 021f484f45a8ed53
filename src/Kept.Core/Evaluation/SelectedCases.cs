using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Evaluation.Folds;
using Kept.Measurements;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>The cases that a selection means in a scope.</summary>
internal sealed class SelectedCases
{
    private readonly (FieldValues? Field, int Code)[] _labels;
    private readonly Func<int, bool?>? _where;
    private readonly int? _only;   // -1 for one that there is not

    public SelectedCases(Selection selection, Scope scope, CaseTable table)
    {
        Table = table;
        _where = selection.Where is { } condition ? new CaseConditions(table).Condition(condition) : null;
        _labels = scope.Labels.Where(l => l.Dimension != Scope.Case).Select(l => CodeOf(table, l)).ToArray();
        _only = scope.Find(Scope.Case) is { } id ? table.Find(id) ?? -1 : null;
    }

    public CaseTable Table { get; }

    public IEnumerable<int> Indices() => Enumerable.Range(0, Table.Count).Where(Takes);

    /// <summary>Those of them that an event puts into a range, in order of that event.</summary>
    public CaseSlice In(TimeRange range, EventReference countedBy, EvaluationContext context)
    {
        var all = context.InOrderOf(countedBy, Table);
        if (_labels is []) return _where is null && _only is null ? all.In(range) : all.In(range).Where(Takes);
        if (_labels[0] is not ({ } field, >= FieldValues.None and var code)) return default;
        var having = all.Having(field, code).In(range);
        return _labels.Length == 1 && _where is null && _only is null ? having : having.Where(Takes);
    }

    /// <summary>One case in a range for each value of a field that they have.</summary>
    public IEnumerable<int> OneOfEach(FieldValues field, TimeRange range, EventReference countedBy, EvaluationContext context)
    {
        foreach (var part in context.InOrderOf(countedBy, Table).Parts(field))
        {
            var things = part.In(range).Things;
            for (var i = 0; i < things.Length; i++)
            {
                if (!Takes(things.Span[i])) continue;
                yield return things.Span[i];
                break;
            }
        }
    }

    private bool Takes(int index)
    {
        foreach (var (field, code) in _labels)
            if (field is null || field.Codes.Span[index] != code) return false;
        return (_where is null || _where(index) == true) && (_only is null || index == _only);
    }

    /// <summary>A field with the code that stands for a label; an empty cell has the label "".</summary>
    private static (FieldValues? Field, int Code) CodeOf(CaseTable table, Label label)
    {
        const int nothing = int.MinValue;
        if (table.FindField(label.Dimension) is not { } field) return (null, nothing);
        if (label.Value.Length == 0) return (field, FieldValues.None);
        for (var code = 0; code < field.Values.Count; code++)
            if (field.Values[code] == label.Value) return (field, code);
        return (field, nothing);
    }
}
