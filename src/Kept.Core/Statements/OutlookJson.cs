using System.Text.Json;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;

namespace Kept.Statements;

/// <summary>How promises stand while their periods go on, and what of their budgets is used, as JSON.</summary>
internal static class OutlookJson
{
    /// <param name="unit">The unit that the attainment is shown in.</param>
    public static void Write(Utf8JsonWriter writer, Finding finding, Unit unit)
    {
        if (finding.Budget is { } budget)
        {
            var isTime = budget.Unit is BudgetUnit.Time;
            writer.WriteStartObject("budget");
            writer.WriteString(isTime ? "allowedSeconds" : "allowed", Amount(budget.Allowed));
            writer.WriteString(isTime ? "usedSeconds" : "used", Amount(budget.Used));
            if (budget.UsedShare is { } used) writer.WriteString("burned", used.ToString());
            else writer.WriteNull("burned");
            writer.WriteEndObject();

            string Amount(Rational amount) => (isTime ? amount / NodaConstants.TicksPerSecond : amount).ToShortDecimal(12);
        }
        if (finding.Outlook is not { } outlook) return;
        writer.WriteStartObject("outlook");
        writer.WriteString("course", Word(outlook.Course));
        writer.WriteString("elapsed", outlook.Elapsed.ToString());
        if (outlook.Projected is { } projected) writer.WriteString("projected", Shown.Fraction(projected, unit) ?? Shown.Decimal(projected, unit, finding.Target, 12));
        else writer.WriteNull("projected");
        writer.WriteEndObject();
    }

    /// <summary>The word of a course for programs: <c>on-track</c>.</summary>
    public static string Word(Course course) => OutlookText.Word(course).Replace(' ', '-');
}
