using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>Choices of an agreement in the words of a statement.</summary>
internal static class Words
{
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>What a finding's credits come to; null when its objective has none.</summary>
    public static string? CreditOf(Finding finding, Statement statement)
    {
        var lines = LinesOf(finding, statement);
        return lines.Count == 0 ? null : string.Join(" + ", lines.Select(l => l.Paid?.ToString() ?? "not known yet"));
    }

    public static IReadOnlyList<CreditLine> LinesOf(Finding finding, Statement statement) =>
        statement.Settlement.Lines.Where(l => ReferenceEquals(l.Finding, finding)).ToList();

    public static string Effect(ExclusionEffect effect) => effect switch
    {
        ExclusionEffect.LeavesBothSides => "leaves up and counted time",
        ExclusionEffect.CountsAsUp => "counts as up",
        ExclusionEffect.DowntimeLeavesBothSides => "down time in it leaves both sides",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Combined(Combination combination) => combination switch
    {
        Combination.Sum => "All credits add up.",
        Combination.HighestPerService => "Of the credits of one service, only the highest is paid.",
        Combination.Highest => "Only the highest credit is paid.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Rounded(RoundingRule rule) => rule switch
    {
        RoundingRule.HalfUp => "half up",
        RoundingRule.HalfEven => "half to even",
        RoundingRule.HalfDown => "half down",
        RoundingRule.Up => "up",
        RoundingRule.Down => "down",
        RoundingRule.Floor => "to the smaller unit",
        RoundingRule.Ceiling => "to the larger unit",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Limit(Compensation most) => most switch
    {
        Compensation.ShareOfBase share => $"{Quantity.Share(share.Share)} of the period's charges",
        Compensation.Amount amount => new Quantity(amount.Value, new Unit.Amount(amount.Currency)).ToText(),
        Compensation.Nothing => "nothing",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Note => "Note",
        Severity.Warning => "Warning",
        Severity.Error => "Error",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
