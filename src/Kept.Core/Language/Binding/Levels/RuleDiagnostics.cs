using Kept.Diagnostics;
using Kept.Language.Binding.Levels.Orders;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.Levels;

/// <summary>What an agreement may not do to the one that it extends: "may tighten, never loosen".</summary>
internal static class RuleDiagnostics
{
    /// <summary>A difference that is not allowed.</summary>
    /// <param name="owner">The agreement that the value above comes from.</param>
    /// <param name="at">Where the value below is written, or what should have it.</param>
    public static Diagnostic NotAllowed(Difference difference, string owner, Place at) => difference switch
    {
        { Step: Step.Looser, Above: null } => new(
            "KPT310", Severity.Error, at,
            $"'{difference.Path}' loosens what '{owner}' promises, which says nothing of it; this {difference.Verb} {Shown(difference.Below!)}.",
            Help(difference, owner)),
        { Above: { } above, Below: { } below } when TextEquality.AreEqual(above, below) => new(
            "KPT310", Severity.Error, at,
            $"'{difference.Path}' says {Shown(above)} as in '{owner}' ({above.Place}), but that means something else here.",
            "Give what this agreement declares under that name another name."),
        { Below: null } => new(
            "KPT310", Severity.Error, at,
            $"'{difference.Path}' is left out, but '{owner}' has it at {difference.Above!.Place}: {Shown(difference.Above)}.",
            Help(difference, owner)),
        { Step: Step.Looser } => new(
            "KPT310", Severity.Error, at,
            $"'{difference.Path}' is loosened: '{owner}' {difference.Verb} {Shown(difference.Above!)} ({difference.Above!.Place}), this {difference.Verb} {Shown(difference.Below!)}.",
            Help(difference, owner)),
        { Above: null } => new(
            "KPT311", Severity.Error, at,
            $"'{difference.Path}' cannot be added, since '{owner}' says nothing of it and it is not known to tighten anything.",
            Help(difference, owner)),
        _ => new(
            "KPT311", Severity.Error, at,
            $"'{difference.Path}' is another than in '{owner}', neither tighter nor looser: there {Shown(difference.Above!)} ({difference.Above!.Place}), here {Shown(difference.Below!)}.",
            Help(difference, owner)),
    };

    public static Diagnostic Locked(Difference difference, KeyPath path, string owner, Place at) => new(
        "KPT312", Severity.Error, at,
        difference.Above is null
            ? $"'{difference.Path}' cannot be added, since '{owner}' locks '{path.Text}' at {path.Place}."
            : $"'{difference.Path}' is locked: '{owner}' {difference.Verb} {Shown(difference.Above)} ({difference.Above.Place}), this "
                + (difference.Below is null ? "leaves it out." : $"{difference.Verb} {Shown(difference.Below)}."),
        $"Leave it out here. '{owner}' locks it at {path.Place}.");

    private static string Help(Difference difference, string owner) =>
        $"Keep to it, or let '{owner}' write 'open: [{difference.Key}]'.";

    private static string Shown(SyntaxNode node) => TextShown.InWords(node);
}
