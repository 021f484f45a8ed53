using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>Conditions on cases and values made of their fields and moments. What depends on one field only is worked
/// out once for each distinct value of the field. An empty cell is the empty text.</summary>
internal sealed class CaseConditions(CaseTable table) : ExpressionCompiler<int>
{
    public override Func<int, bool?> Condition(Expression expression)
    {
        var whole = base.Condition(expression);
        if (expression is not (Expression.Compare or Expression.In)) return whole;
        if (expression.Names().Select(n => n.Value).Distinct().ToList() is not [var name]) return whole;
        if (table.FindField(name) is not { } field || field.Values.Count > table.Count / 2) return whole;

        var answers = new bool?[field.Values.Count + 1];   // the last one for empty cells
        var known = new bool[field.Values.Count + 1];
        return index =>
        {
            var code = field.Codes.Span[index] is >= 0 and var found ? found : answers.Length - 1;
            if (!known[code]) (answers[code], known[code]) = (whole(index), true);
            return answers[code];
        };
    }

    /// <summary>Whether a case lacks an event that an expression names, so that what nobody knows of it may still come.</summary>
    public Func<int, bool> LacksEvent(Expression expression)
    {
        var events = EventsIn(expression).Where(e => table.FindEvent(e.Event) is not null).Select(table.Occurrences).ToArray();
        return index => events.Any(times => times.Of(index) is null);
    }

    private static IEnumerable<EventReference> EventsIn(Expression expression) => expression switch
    {
        Expression.Name name => [new(name.Value, 1)],
        Expression.Occurrence occurrence => [occurrence.Reference],
        _ => expression.Parts().SelectMany(EventsIn),
    };

    protected override Func<int, Rational?> ValueOf(string name)
    {
        var field = table.FindField(name)!;
        return index => Number(field[index]);
    }

    protected override Func<int, string?>? TextOf(string name) =>
        table.FindField(name) is { } field ? index => field[index] ?? "" : null;

    protected override Func<int, long?>? MomentOf(EventReference reference) =>
        table.FindTimes(reference.Event) is null ? null : table.Occurrences(reference).Of;

    /// <summary>How often an event has happened.</summary>
    protected override Func<int, Rational?> Aggregate(Expression.Call call)
    {
        var times = table.FindTimes(((Expression.Name)call.Arguments[0]).Value);
        return index => times?.Of(index).Length ?? 0;
    }
}
