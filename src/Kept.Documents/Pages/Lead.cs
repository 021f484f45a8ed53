using Kept.Agreements;
using Kept.Evaluation;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>What a statement comes to, in a sentence or two.</summary>
internal static class Lead
{
    public static string Of(Statement statement) => $"{Promises(statement.Evaluation)} {Credit(statement)}".TrimEnd();

    private static string Promises(Evaluation.Evaluation evaluation)
    {
        var isRunning = evaluation.Period.Range.End > evaluation.At;
        var (met, missed, open) = (Count(Verdict.Met), Count(Verdict.Missed), Count(Verdict.NotDetermined));
        var all = met + missed + open;
        if (all == 0) return "Nothing was promised that could be kept or missed.";
        if (met == all) return all == 1 ? $"The promise {Verb(1)} kept{SoFar()}." : $"All {all} promises {Verb(all)} kept{SoFar()}.";

        var (number, what) = missed > 0 ? (missed, "missed") : (met, "kept");
        return $"{number} of {all} {(all == 1 ? "promise" : "promises")} {Verb(number)} {what}{SoFar()}"
            + (open > 0 ? $"; {open} cannot be determined{(isRunning ? " yet" : "")}." : ".");

        int Count(Verdict verdict) => evaluation.Findings.Count(f => f.Verdict == verdict);
        string Verb(int count) => (isRunning, count) switch { (true, 1) => "is", (true, _) => "are", (false, 1) => "was", _ => "were" };
        string SoFar() => isRunning ? " so far" : "";
    }

    private static string Credit(Statement statement)
    {
        if (!statement.Settlement.HasMoney) return "";
        if (statement.Settlement.Total is not { } total) return "The credit is not known yet.";
        if (total.IsNothing) return "No credit is owed.";

        var debts = statement.Settlement.Lines.Where(OwesMoney)
            .Select(l => Sides(l.Finding.Objective)).Distinct().ToList();
        var isOwedBack = total.Most.MinorUnits.Sign <= 0;
        if (isOwedBack) total = MoneyRange.Nothing(total.Most.Currency) - total;
        var credit = total.IsCertain ? $"a credit of {total}" : $"a credit {total}";
        if (debts is not [({ } obliged, { } to)]) return $"{Words.Capital(credit)} is owed{(isOwedBack ? " to the obliged party" : "")}.";
        return isOwedBack ? $"{to} owes {obliged} {total}." : $"{obliged} owes {to} {credit}.";

        static bool OwesMoney(RemedyLine line) => line is CreditLine { Paid.IsNothing: false } or ReturnLine;
        (string? Obliged, string? To) Sides(Objective o) =>
            statement.Agreement.IsCounterPromise(o) ? (Party(o.To), Party(o.Obliged)) : (Party(o.Obliged), Party(o.To));
        string? Party(string? role) => statement.Agreement.Parties.FirstOrDefault(p => p.Role == role)?.Party.Title;
    }
}
