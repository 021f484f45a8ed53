using Kept.Agreements;
using Kept.Measurements;

namespace Kept.Evaluation.Folds;

/// <summary>How many cases stand by the deadline of their clock. What it shows decides where an allowance is time on the clock and is not used up to
/// the very tick; all else is judged one by one.</summary>
/// <param name="judge">Judges one case.</param>
internal sealed class ClockStates(ClockColumn column, ByClass<Allowance> allowances, CaseTable table, Func<int, CaseState> judge)
{
    private const long ByItself = -1;

    private readonly ReadOnlyMemory<int> _codes = allowances.Field is { } field && table.FindField(field) is { } values ? values.Codes : default;
    private readonly long _otherwise = BudgetOf(allowances.Otherwise?.Value);
    private readonly long[] _budgets = allowances.Field is { } field && table.FindField(field) is { } values
        ? [.. values.Values.Select(value => BudgetOf(allowances.Find(value)?.Value))] : [];

    /// <summary>How each of some cases stands.</summary>
    public CaseState[] Of(ReadOnlySpan<int> cases)
    {
        var states = new CaseState[cases.Length];
        var codes = _codes.Span;
        for (var i = 0; i < states.Length; i++)
        {
            var index = cases[i];
            var budget = codes.IsEmpty || codes[index] < 0 ? _otherwise : _budgets[codes[index]];
            var reading = column.Read(index);
            states[i] = budget < 0 || reading.IsNone || reading.Ticks == budget ? judge(index)
                : reading.Ticks > budget ? CaseState.Breached
                : reading.IsOpen ? CaseState.Running
                : CaseState.InTime;
        }
        return states;
    }

    private static long BudgetOf(Allowance? allowance) => allowance is Allowance.ClockTime time ? time.Ticks : ByItself;
}
