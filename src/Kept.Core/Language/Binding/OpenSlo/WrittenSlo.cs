using System.Globalization;
using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>An objective of an agreement as an SLO with its SLI: lines of YAML for the keys that hold more than a word.</summary>
internal sealed record WrittenSlo(string Name, string Title, string Service, BudgetingMethod Method, string Indicator, string Window, string Objective)
{
    /// <summary>Null when OpenSLO cannot say what is promised; then the problem says why.</summary>
    public static WrittenSlo? Of(Objective objective, Agreement agreement, out string problem)
    {
        problem = "";
        if (WrittenIndicator.Of(objective.Indicator) is not { } indicator)
            problem = $"it cannot say what is measured ({Wording.Describe(objective.Indicator)})";
        else if (TargetOf(objective) is not { } target)
            problem = "it promises one share, of less than 100%, that is at least reached";
        else if (objective.Per.Count > 0)
            problem = $"it cannot hold it one by one for each {string.Join(" and ", objective.Per)}";
        else if (WindowOf(objective.Every, agreement) is not { } window)
            problem = $"it has no such periods ({objective.Every})";
        else
            return new WrittenSlo(
                YamlText.Name($"{agreement.Name}-{objective.Name}"), YamlText.Cut(objective.Title), YamlText.Name(objective.Service?.Name ?? agreement.Name),
                indicator.Method, indicator.Sli, window, indicator.Objective + $"      target: {Decimal(target)}\n");
        return null;
    }

    /// <summary>A decimal with an end, exactly.</summary>
    public static string Decimal(Rational value) => value.ToShortDecimal(60);

    private static Rational? TargetOf(Objective objective) =>
        objective.Target is { Field: null, Otherwise.Value: { Comparator: Comparator.AtLeast, Unit: Unit.Share, Limit: Expression.Literal { Value.Value: var share } } }
        && share < Rational.One ? share : null;

    private static string? WindowOf(Recurrence every, Agreement agreement) => every switch
    {
        Recurrence.RollingDays days => Rolling($"{days.Days}d"),
        Recurrence.RollingMonths months => Rolling($"{months.Months}M"),
        Recurrence.Daily => Calendar("1d", new LocalDate(2000, 1, 1), agreement),
        Recurrence.Weekly week => Calendar("1w", new LocalDate(2000, 1, 1).Next(week.FirstDay), agreement),
        Recurrence.FixedDays { Days: 1 or 7 } => null,
        Recurrence.FixedDays days => Calendar($"{days.Days}d", days.From, agreement),
        Recurrence.Monthly months => Calendar($"{months.Months}M", StartOf(months), agreement),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static LocalDate StartOf(Recurrence.Monthly months)
    {
        var month = months.FromMonth;
        while (CalendarSystem.Iso.GetDaysInMonth(2000, month) < months.FromDay) month += months.Months;
        return new LocalDate(2000, month, months.FromDay);
    }

    private static string Rolling(string length) => $"    - duration: {length}\n      isRolling: true\n";

    private static string Calendar(string length, LocalDate start, Agreement agreement) =>
        $"    - duration: {length}\n      isRolling: false\n      calendar:\n"
        + $"        startTime: {start.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)} 00:00:00\n        timeZone: {agreement.Zone.Id}\n";
}
