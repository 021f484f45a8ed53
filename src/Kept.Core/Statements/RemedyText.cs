using System.Diagnostics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Time;
using NodaTime;

namespace Kept.Statements;

/// <summary>What remedies come to, for people.</summary>
public static class RemedyText
{
    private const string NotKnown = "not known yet";

    extension(Settlement settlement)
    {
        /// <summary>The lines by the findings that they follow from.</summary>
        public ILookup<Finding, RemedyLine> ByFinding() =>
            settlement.Lines.ToLookup(line => line.Finding, (IEqualityComparer<Finding>)ReferenceEqualityComparer.Instance);
    }

    /// <summary>What it is: <c>credit</c>, <c>option of the consumer</c>.</summary>
    public static string Kind(RemedyLine line) => line switch
    {
        CreditLine { IsBonus: true } => "bonus",
        CreditLine => "credit",
        ExtensionLine => "time of service",
        PointsLine => "points",
        OptionLine option => $"option of the {option.Option.Of}",
        ReturnLine back => $"earned back for {back.Period}",
        _ => throw new UnreachableException(),
    };

    /// <summary>How much it is, or how it stands: <c>420.00 USD</c>, <c>2 days</c>, <c>terminate, open</c>.</summary>
    public static string Amount(RemedyLine line) => line switch
    {
        CreditLine credit => credit.Paid?.ToString() ?? NotKnown,
        ExtensionLine extension => Between($"{extension.Least}", extension.Most?.ToString()),
        PointsLine points => Between(Number(points.Least), points.Most is { } most ? Number(most) : null),
        OptionLine option => $"{option.Option.What}, {Word(option.State)}",
        ReturnLine back => back.Amount.ToString(),
        _ => throw new UnreachableException(),
    };

    /// <summary>The line in a cell of a table; null for an option that is not open.</summary>
    public static string? Cell(RemedyLine line) => line switch
    {
        CreditLine { IsBonus: false } => Amount(line),
        OptionLine { State: OptionState.NotOpen } => null,
        OptionLine option => $"{(option.State is OptionState.Open ? "option" : "perhaps option")}: {option.Option.What}",
        CreditLine => $"bonus {Amount(line)}",
        ReturnLine => $"back {Amount(line)}",
        ExtensionLine or PointsLine => Amount(line),
        _ => throw new UnreachableException(),
    };

    /// <summary>The cells of several lines; null when there is nothing to say.</summary>
    public static string? Cells(IEnumerable<RemedyLine> lines) =>
        lines.Select(Cell).OfType<string>().ToList() is { Count: > 0 } cells ? string.Join(" + ", cells) : null;

    /// <summary>Until when a credit can be claimed: the last day, or the instant where it does not end a day.</summary>
    public static string? ClaimBy(CreditLine line, DateTimeZone zone)
    {
        if (line.ClaimEnds is not { } end) return null;
        var last = zone.LocalAt(end - 1).Date;
        return zone.StartOfDay(last.PlusDays(1)) == end ? Moments.Date(end - 1, zone) : Moments.Short(end, zone);
    }

    public static string Word(OptionState state) => state switch
    {
        OptionState.NotOpen => "not open",
        OptionState.MayBeOpen => "may be open",
        OptionState.Open => "open",
        _ => throw new UnreachableException(),
    };

    private static string Number(Rational count) => new Compensation.Points(count).ToString();

    private static string Between(string least, string? most) =>
        most is null ? $"at least {least}" : least == most ? least : $"between {least} and {most}";
}
