using Kept.Agreements;

namespace Kept.Documents.Findings;

/// <summary>Whether a number grows with the time that it is taken over. A share, a mean or a longest outage of one day
/// can be held against the target of a month; a count or a sum of one day cannot.</summary>
internal static class Proportion
{
    private const string Period = "period";   // formulas know the length of the period by this name

    public static bool IsKeptByDays(Indicator indicator) => Degree(indicator) == 0;

    public static bool AddsUp(Indicator indicator) => Degree(indicator) == 1;

    /// <summary>The power of time that the number grows with; null when a formula mixes several.</summary>
    private static int? Degree(Indicator indicator) => indicator switch
    {
        Indicator.Statistic { Fold: Fold.Count or Fold.Sum } => 1,
        Indicator.Formula formula => Degree(formula.Value, formula),
        _ => 0,
    };

    private static int? Degree(Expression expression, Indicator.Formula formula) => expression switch
    {
        Expression.Name { Value: Period } => 1,
        Expression.Name name => formula.Measures.FirstOrDefault(m => m.Name == name.Value) is { } measure ? Degree(measure.Indicator) : 0,
        Expression.Negation negation => Degree(negation.Operand, formula),
        Expression.Operation operation => Degree(
            operation.Operator, Degree(operation.Left, formula), Degree(operation.Right, formula)),
        Expression.Call call => call.Arguments.Select(a => Degree(a, formula)).Distinct().ToList() is [var only] ? only : null,
        _ => 0,
    };

    private static int? Degree(Arithmetic op, int? left, int? right) => op switch
    {
        Arithmetic.Plus or Arithmetic.Minus => left == right ? left : null,
        Arithmetic.Times => left + right,
        Arithmetic.DividedBy => left - right,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
