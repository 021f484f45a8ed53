using Kept.Language.Binding.Levels.Orders;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>Compares what two texts mean, key by key; a key that both have from the same place is skipped.</summary>
internal sealed class TextComparison
{
    private readonly BindingRecord _above;
    private readonly BindingRecord _below;
    private readonly bool _skipsSame;
    private readonly List<string> _keys = [];
    private readonly List<RecordReader> _around = [];
    private readonly List<Difference> _found = [];
    private string? _list;

    private TextComparison(BoundText above, BoundText below)
    {
        (_above, _below) = (above.Record, below.Record);
        _skipsSame = !below.Redefines(above);
    }

    /// <summary>Every key that differs, in the order of the text below.</summary>
    public static IReadOnlyList<Difference> Compare(BoundText above, BoundText below)
    {
        var comparison = new TextComparison(above, below);
        comparison.Entries(TextForms.OfAgreement, above.Text, below.Text);
        return comparison._found;
    }

    private void Entries(Form form, MapSyntax above, MapSyntax below)
    {
        var (upper, lower) = (_above.FindValues(above), _below.FindValues(below));
        if (lower is not null) _around.Add(lower);
        foreach (var (key, value) in below.Entries) Entry(form, key.Value, above.Find(key.Value)?.Value, value, upper, lower);
        foreach (var (key, value) in above.Entries)
            if (below.Find(key.Value) is null) Entry(form, key.Value, value, null, upper, lower);
        if (lower is not null) _around.RemoveAt(_around.Count - 1);
    }

    private void Entry(Form form, string key, SyntaxNode? above, SyntaxNode? below, RecordReader? upper, RecordReader? lower)
    {
        if (_keys.Count == 0 && LevelShapes.IsOwn(key)) return;
        if (ReferenceEquals(above, below) && _skipsSame) return;
        if (below is ScalarSyntax { IsNull: true }) return;   // reported where it is read
        _keys.Add(key);
        if (above is null) Added(below!, lower?.FindValue(key), TextForms.IsRequired(form, key));
        else if (below is null) Add(above, null, Step.Looser);
        else Both(TextForms.OfValue(form, key), above, below, upper?.FindValue(key), lower?.FindValue(key));
        _keys.RemoveAt(_keys.Count - 1);
    }

    /// <summary>What is required may always be supplied.</summary>
    private void Added(SyntaxNode below, object? value, bool isRequired)
    {
        var order = LevelRules.FindOrder(_keys);
        Add(null, below, isRequired ? Step.Free : order?.Added(value, _around) ?? Step.Unordered);
    }

    private void Both(Form? form, SyntaxNode above, SyntaxNode below, object? upper, object? lower)
    {
        if (ReferenceEquals(above, below) && _skipsSame) return;
        var order = LevelRules.FindOrder(_keys);
        if (order is null or { LooksInside: true }) Inside(form, above, below, upper, lower);
        else if (!order.DependsOnNames && TextEquality.AreEqual(above, below)) { }
        else if (lower is not null)
            Add(above, below, upper is null ? Unread(above, below) : order.Compare(upper, lower, _around), order.Verb, upper is null ? null : order.FindDeciding(upper, lower));
    }

    private void Inside(Form? form, SyntaxNode above, SyntaxNode below, object? upper, object? lower)
    {
        if (above is MapSyntax a && below is MapSyntax b && Shared(form, a, b) is { } shared) Entries(shared, a, b);
        else if (TextForms.OfItem(form) is { } item && (above is ListSyntax || below is ListSyntax)) Items(item, TextForms.ItemsOf(form, above), TextForms.ItemsOf(form, below), below);
        else if (!TextEquality.AreEqual(above, below) && (upper is null || !upper.Equals(lower))) Add(above, below, Step.Unordered);
    }

    /// <summary>The form of two mappings whose entries can be compared one by one; null when they are each one value.</summary>
    private static Form? Shared(Form? form, MapSyntax above, MapSyntax below) => (TextForms.OfMap(form, above), TextForms.OfMap(form, below)) switch
    {
        (Form.Record record, Form.Record) => record,
        (Form.Named { HasNames: true } named, Form.Named) => named,
        (Form.Choice choice, Form.Choice) when below.Entries is [var chosen] && above.Find(chosen.Key.Value) is not null => choice,
        (Form.ByClass table, Form.ByClass) => table,
        _ => null,
    };

    private void Items(Form item, IReadOnlyList<SyntaxNode> above, IReadOnlyList<SyntaxNode> below, SyntaxNode list)
    {
        var outerList = _list;
        _list ??= string.Join('.', _keys);
        for (var i = 0; i < Math.Max(above.Count, below.Count); i++)
        {
            _keys.Add($"{i + 1}");
            if (i >= above.Count) AddedItem(item, below[i]);
            else if (i >= below.Count) LeftOut(above[i], list);
            else Both(item, above[i], below[i], null, null);
            _keys.RemoveAt(_keys.Count - 1);
        }
        _list = outerList;
    }

    private void LeftOut(SyntaxNode above, SyntaxNode list)
    {
        Add(above, null, Step.Looser);
        _found[^1] = _found[^1] with { Around = list };
    }

    /// <summary>An item of one kind or another goes by its kind.</summary>
    private void AddedItem(Form item, SyntaxNode below)
    {
        var kind = below is MapSyntax { Entries: [var only] } map && TextForms.OfMap(item, map) is Form.Choice ? only : null;
        if (kind is not null) _keys.Add(kind.Key.Value);
        Added(below, kind?.Value is MapSyntax keys ? _below.FindValues(keys) : null, isRequired: false);
        if (kind is not null) _keys.RemoveAt(_keys.Count - 1);
    }

    /// <summary>What cannot be read above, since a part is missing there, has no order.</summary>
    private static Step Unread(SyntaxNode above, SyntaxNode below) => TextEquality.AreEqual(above, below) ? Step.Same : Step.Unordered;

    private void Add(SyntaxNode? above, SyntaxNode? below, Step step, string verb = "says", string? deciding = null)
    {
        if (step is Step.Same) return;
        _found.Add(new Difference(_keys.ToSequence(), _list ?? string.Join('.', _keys), above, below, step, verb) { Deciding = deciding });
    }
}
