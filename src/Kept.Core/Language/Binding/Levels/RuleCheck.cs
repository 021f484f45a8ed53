using Kept.Diagnostics;
using Kept.Language.Binding.Levels.Orders;

namespace Kept.Language.Binding.Levels;

/// <summary>Holds an edition against what it extends and includes: it may tighten, never loosen.</summary>
internal static class RuleCheck
{
    public static IEnumerable<Diagnostic> Of(Edition edition, BoundText text, EditionBinder binder)
    {
        var chosen = SubscriptionTables.ChosenIn(edition.Text);
        if (edition.Parent is { } parent)
        {
            var rule = new Rule(edition, parent, null);
            foreach (var difference in TextComparison.Compare(binder.Above(parent.Text, chosen), text))
                if (rule.FindFault(difference) is { } fault) yield return fault;
        }
        foreach (var included in edition.Bundled)
        {
            var rule = new Rule(edition, included.Edition, included.Prefix);
            foreach (var difference in TextComparison.Compare(binder.Above(included.Text, chosen), text))
                if (!IsBeside(difference) && rule.FindFault(difference) is { } fault) yield return fault;
        }
    }

    /// <summary>What a bundle has beside one of its agreements is not said by that agreement.</summary>
    private static bool IsBeside(Difference difference) => difference is { Above: null, Keys.Count: <= 2 };

    /// <summary>What one agreement lets another do.</summary>
    private sealed class Rule(Edition edition, Edition above, string? prefix)
    {
        private readonly List<KeyPath> _locks = [.. above.Locks.Select(path => path.Prefixed(prefix))];
        private readonly List<KeyPath> _open = [.. above.Open.Select(path => path.Prefixed(prefix))];

        public Diagnostic? FindFault(Difference difference)
        {
            var isAllowed = difference.Step is Step.Free or Step.Tighter;
            if (_locks.Find(path => path.Covers(difference.Keys) || IsChangedWithin(difference, path)) is { } locked)
                return RuleDiagnostics.Locked(difference, locked, OwnerOf(locked), At(difference));
            if (isAllowed || _open.Exists(path => path.Covers(difference.Keys)) || IsOpenWithin(difference)) return null;
            return RuleDiagnostics.NotAllowed(difference.Narrowed, OwnerOf(difference), At(difference.Narrowed));
        }

        /// <summary>Whether a key changes that stands under one whose values are compared as a whole.</summary>
        private static bool IsChangedWithin(Difference difference, KeyPath path) =>
            path.Below(difference.Keys) is { } rest && TextEquality.DifferAt(rest, difference.Above, difference.Below);

        /// <summary>Whether nothing else changes than keys that stand under it and are open.</summary>
        private bool IsOpenWithin(Difference difference) =>
            _open.Select(path => path.Below(difference.Keys)).OfType<string>().ToList() is { Count: > 0 } open
            && TextEquality.AreEqualBut(open, difference.Above, difference.Below);

        /// <summary>Where it is written here, or else the agreement as a whole.</summary>
        private Place At(Difference difference) =>
            ((difference.Below ?? difference.Around) is { } below && edition.Document.Wrote(below) ? below : edition.Document.Header.NameNode).Place;

        private string OwnerOf(Difference difference) =>
            (difference.Above is { } node ? above.Documents.FirstOrDefault(d => d.Wrote(node)) : null)?.Name ?? above.Document.Name;

        private string OwnerOf(KeyPath path) => above.Documents.FirstOrDefault(d => d.Locks.Any(l => l.Place == path.Place))?.Name ?? above.Document.Name;
    }
}
