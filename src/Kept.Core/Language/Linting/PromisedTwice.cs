using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>The same number promised by two objectives.</summary>
internal static class PromisedTwice
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement) => agreement.Objectives
        .Where(o => o.Target is not null)
        .GroupBy(o => (o.Indicator.GetType(), o.Every, o.Per, o.Obliged, o.Service?.Name))
        .Where(alike => alike.Skip(1).Any())   // describing takes long
        .SelectMany(alike => alike.GroupBy(o => Wording.Describe(o.Indicator)))
        .SelectMany(same => same.Skip(1).Select(again => new Diagnostic(
            "KPT526", Severity.Warning, again.Clause,
            $"'{again.Name}' measures the same as '{same.First().Name}' in the same periods.",
            "Remove one of them, or say what is different.")));
}
