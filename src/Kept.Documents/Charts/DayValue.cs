using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;

namespace Kept.Documents.Charts;

/// <summary>A day in a chart: the value of the day alone and of the period up to its end.</summary>
/// <param name="Own">In the unit shown, good enough for pixels; null when nothing was measured or it lies ahead.</param>
internal sealed record DayValue(
    LocalDate Date, DayState State, Rational? Own, Rational? SoFar, string OwnText, string SoFarText)
{
    /// <param name="at">The tick up to which time has passed.</param>
    public static DayValue Of(Finding finding, DayFigure day, long at)
    {
        var state = DayStates.Of(finding, day, at);
        var (own, soFar) = state is DayState.Ahead ? (null, null) : (day.Day.Value, day.Cumulative.Value);
        return new(day.Date, state, Position(own), Position(soFar), Text(own), Text(soFar));

        Rational? Position(Figure? figure) =>
            figure is null ? null : DayStates.Rounded(finding, figure).Low / finding.Unit.Scale;
        string Text(Figure? figure) => figure is null ? "–" : finding.Text(DayStates.Rounded(finding, figure));
    }
}
