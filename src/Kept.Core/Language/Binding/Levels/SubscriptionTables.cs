using System.Collections.Concurrent;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>Brings tables that go by what the consumer chose down to the one value that holds. Parts that many agreements have
/// from the same place come down to the same part for all that chose alike.</summary>
internal sealed class SubscriptionTables
{
    private readonly ConcurrentDictionary<string, Choice> _choices = [];

    /// <summary>What is chosen in a text, by name.</summary>
    public static Dictionary<string, ScalarSyntax> ChosenIn(MapSyntax text) =>
        text.Find(LevelShapes.Subscription.Name)?.Value is not MapSyntax chosen ? []
            : chosen.Entries.Where(e => e.Value is ScalarSyntax).DistinctBy(e => e.Key.Value)
                .ToDictionary(e => e.Key.Value, e => (ScalarSyntax)e.Value, StringComparer.Ordinal);

    /// <summary>The text with the values that hold in place of its tables; the same one when it has no such table.</summary>
    /// <param name="context">Takes the mistakes; null when they are reported elsewhere.</param>
    public ResolvedText Resolve(MapSyntax text, Dictionary<string, ScalarSyntax> chosen, BindingContext? context)
    {
        if (chosen.Count == 0) return new ResolvedText(text, new Dictionary<SyntaxNode, string>());
        var choice = _choices.GetOrAdd(KeyOf(chosen), _ => new Choice());
        return new ResolvedText((MapSyntax)new Resolution(choice, chosen, context).Resolve(TextForms.OfAgreement, text, []), choice.ChosenBy);
    }

    private static string KeyOf(Dictionary<string, ScalarSyntax> chosen) =>
        string.Join('\n', chosen.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value.Value}"));

    /// <summary>What has been found out for all who chose alike.</summary>
    private sealed class Choice
    {
        public ConcurrentDictionary<MapSyntax, MapSyntax> Resolved { get; } = new(ReferenceEqualityComparer.Instance);

        public ConcurrentDictionary<SyntaxNode, string> ChosenBy { get; } = new(ReferenceEqualityComparer.Instance);
    }

    private sealed class Resolution(Choice choice, Dictionary<string, ScalarSyntax> chosen, BindingContext? context)
    {
        private int _faults;

        /// <param name="per">The dimensions by which the objective around is held.</param>
        public SyntaxNode Resolve(Form? form, SyntaxNode node, IReadOnlyList<string> per) => node switch
        {
            MapSyntax map when TextForms.OfMap(form, map) is var found => found is Form.ByClass table && FindValue(map, per) is { } value
                ? Resolve(table.Value, value, per)
                : Once(found, map, per),
            ListSyntax list => Resolve(TextForms.OfItem(form), list, per),
            _ => node,
        };

        /// <summary>What stands outside of objectives held by dimensions is the same wherever it stands; what has mistakes is
        /// looked at again, so that everybody's are reported.</summary>
        private MapSyntax Once(Form? form, MapSyntax map, IReadOnlyList<string> per)
        {
            if (per.Count > 0) return Resolve(form, map, per);
            if (choice.Resolved.TryGetValue(map, out var known)) return known;
            var before = _faults;
            var resolved = Resolve(form, map, per);
            return _faults == before ? choice.Resolved.GetOrAdd(map, resolved) : resolved;
        }

        private MapSyntax Resolve(Form? form, MapSyntax map, IReadOnlyList<string> per)
        {
            if (map.Find("per") is { Value: var dimensions }) per = [.. ScalarsOf(dimensions)];
            List<EntrySyntax>? changed = null;
            for (var i = 0; i < map.Entries.Count; i++)
            {
                var entry = map.Entries[i];
                var value = Resolve(TextForms.OfValue(form, entry.Key.Value), entry.Value, per);
                if (ReferenceEquals(value, entry.Value)) continue;
                changed ??= [.. map.Entries];
                changed[i] = entry with { Value = value };
            }
            return changed is null ? map : map.With(changed.ToSequence());
        }

        private ListSyntax Resolve(Form? form, ListSyntax list, IReadOnlyList<string> per)
        {
            var items = list.Items.Select(item => Resolve(form, item, per)).ToSequence();
            return items.Zip(list.Items).All(pair => ReferenceEquals(pair.First, pair.Second)) ? list : new ListSyntax(list.Source, list.Span, items);
        }

        /// <summary>The value of a table for what was chosen; null for a table by something else.</summary>
        private SyntaxNode? FindValue(MapSyntax table, IReadOnlyList<string> per)
        {
            if (table.Find(ByClassKeys.By)?.Value is not ScalarSyntax field || !chosen.TryGetValue(field.Value, out var word)) return null;
            if (per.Contains(field.Value)) return Report(LevelDiagnostics.ChosenAndMeasured(field));
            if ((table.Find(word.Value) ?? table.Find(ByClassKeys.Otherwise)) is not { Value: var value })
                return Report(LevelDiagnostics.NotInTable(word, field, table)) ?? AnyOf(table);
            choice.ChosenBy[value] = $"{field.Value} {word.Value}";
            return value;
        }

        /// <summary>Some value, so that nothing else is said of the table.</summary>
        private static SyntaxNode? AnyOf(MapSyntax table)
        {
            foreach (var (key, value) in table.Entries)
                if (key.Value != ByClassKeys.By) return value;
            return null;
        }

        private SyntaxNode? Report(Diagnostics.Diagnostic diagnostic)
        {
            _faults++;
            context?.Report(diagnostic);
            return null;
        }

        private static IEnumerable<string> ScalarsOf(SyntaxNode node) => node switch
        {
            ScalarSyntax scalar => [scalar.Value],
            ListSyntax list => list.Items.OfType<ScalarSyntax>().Select(s => s.Value),
            _ => [],
        };
    }
}

/// <summary>A text in which the tables by what the consumer chose have come down to the values that hold.</summary>
/// <param name="ChosenBy">The choice that picked a value: <c>tier tier-2</c>.</param>
internal sealed record ResolvedText(MapSyntax Text, IReadOnlyDictionary<SyntaxNode, string> ChosenBy);
