using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using NodaTime;

namespace Kept.Documents.Findings;

/// <summary>Error budgets in words.</summary>
internal static class BudgetWords
{
    extension(ErrorBudget budget)
    {
        /// <summary>What is left, to the minute where it is hours: <c>30.5% left (13 min 12 s)</c>, <c>0% left (−1 h 36 min)</c>.
        /// </summary>
        public string LeftText
        {
            get
            {
                var step = budget.Unit is BudgetUnit.Time && (budget.Allowed - budget.Used).Abs() >= NodaConstants.TicksPerHour
                    ? NodaConstants.TicksPerMinute
                    : NodaConstants.TicksPerMillisecond;
                if (budget.Used > budget.Allowed) return $"0% left (−{budget.Overspent(step)})";
                return budget.LeftShare is { } share ? $"{Percent(share)} left ({budget.Length(budget.Allowed - budget.Used, RoundingRule.Floor, step)})" : "none allowed, none used";
            }
        }

        /// <summary>The whole reckoning: <c>99.9% of 720 h = 43 min 12 s allowed, 30 min used, 13 min 12 s left</c>; at the end
        /// stands <c>overspent by 1 min</c> when it is.</summary>
        public string Sentence
        {
            get
            {
                var allowed = $"{(budget.IsStrict ? "less than " : "")}{budget.Length(budget.Allowed, RoundingRule.Floor)} allowed";
                var unknown = budget.Unknown.Sign > 0 ? $" (up to {budget.Length(budget.Unknown, RoundingRule.Ceiling)} more of which nobody knows)" : "";
                return $"{budget.Limit} of {budget.Length(budget.Whole, RoundingRule.Floor)}{budget.Noun} = {allowed}, "
                    + $"{budget.Length(budget.Used, RoundingRule.Floor)} used{unknown}, "
                    + (budget.Used > budget.Allowed ? $"overspent by {budget.Overspent()}" : $"{budget.Length(budget.Allowed - budget.Used, RoundingRule.Floor)} left");
            }
        }

        private string Noun => budget.Unit switch
        {
            BudgetUnit.Time => "",
            BudgetUnit.Cases => " cases",
            BudgetUnit.Intervals => " intervals",
            BudgetUnit.Measurements => " measurements",
            BudgetUnit.Counted => "",
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        /// <summary>Never less than it is.</summary>
        private string Overspent(long step = NodaConstants.TicksPerMillisecond) => budget.Length(budget.Used - budget.Allowed, RoundingRule.Ceiling, step);

        /// <summary>Never more than it is, and never nothing when there is something.</summary>
        private static string Percent(Rational share) => share.Sign > 0 && share < Rational.Of(1, 1_000)
            ? "less than 0.1%"
            : $"{(share * 100).ToShortDecimal(1, RoundingRule.Floor)}%";

        /// <summary>A length of time to a step in ticks, or a number.</summary>
        private string Length(Rational amount, RoundingRule rule, long step = NodaConstants.TicksPerMillisecond) => budget.Unit is BudgetUnit.Time
            ? Moments.Length((long)amount.RoundTo(step, rule).Numerator)
            : amount.ToShortDecimal(1, rule);
    }
}
