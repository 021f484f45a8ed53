using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>Every section of the authors' own follows one that there is, and in the end a standard one.</summary>
internal static class ClauseOrder
{
    public static bool Check(RecordReader record, Sequence<WrittenClause> clauses)
    {
        var byName = clauses.ToDictionary(c => c.Name);
        var good = true;
        foreach (var clause in clauses.Where(c => c.After is not null))
            if (StandardSection.Find(clause.After!) is null && !byName.ContainsKey(clause.After!))
                good = record.Report(ClauseDiagnostics.NoSuchSection(clause, byName.Keys));
            else if (EndsAtItself(clause, byName))
                good = record.Report(ClauseDiagnostics.FollowsItself(clause));
        return good;
    }

    private static bool EndsAtItself(WrittenClause clause, Dictionary<string, WrittenClause> byName)
    {
        var next = clause.After;
        for (var steps = 0; steps < byName.Count && next is not null; steps++)
        {
            if (next == clause.Name) return true;
            next = byName.GetValueOrDefault(next)?.After;
        }
        return false;
    }
}

internal static class ClauseDiagnostics
{
    public static Diagnostic NoFile(Place place, string path, IEnumerable<string> known) => new(
        "KPT331", Severity.Error, place,
        $"The workspace has no file '{path}'.",
        Spelling.FindNearest(path, known) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : "Add the file; its path is seen from the file that names it.");

    public static Diagnostic OutsideTheWorkspace(Place place, string written) => new(
        "KPT332", Severity.Error, place,
        $"Clauses stand in files of the workspace, but '{written}' leads out of it.",
        "Copy the file into the workspace, and write its path with '/' and without a drive.");

    public static Diagnostic TooLong(Place place, string path) => new(
        "KPT333", Severity.Error, place,
        $"A clause has at most {Parsing.ParsingLimits.ScalarLength} characters, but '{path}' has more.",
        "Divide it into several clauses.");

    public static Diagnostic NoSuchSection(WrittenClause clause, IEnumerable<string> own)
    {
        var known = StandardSection.All.Select(s => s.Name).Concat(own.Where(n => n != clause.Name)).ToList();
        return new(
            "KPT334", Severity.Error, clause.Clause,
            $"There is no section '{clause.After}' that the clause '{clause.Name}' could follow.",
            Spelling.FindNearest(clause.After!, known) is { } nearest
                ? $"Did you mean '{nearest}'?"
                : $"There are {string.Join(", ", known)}.");
    }

    public static Diagnostic FollowsItself(WrittenClause clause) => new(
        "KPT335", Severity.Error, clause.Clause,
        $"The clause '{clause.Name}' follows itself.",
        "Let one of them follow a standard section such as 'remedies'.");

    public static Diagnostic PlaceIsFixed(Place place, StandardSection standard) => new(
        "KPT336", Severity.Error, place,
        $"'{standard.Name}' is a standard section; it has the number {standard.Number} in every contract.",
        "Remove 'after', or give the clause another name to make it a section of its own.");
}
