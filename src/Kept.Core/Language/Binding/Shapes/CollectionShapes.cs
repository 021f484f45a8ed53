using System.Diagnostics.CodeAnalysis;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Shapes;

/// <summary>A list; a single value where a list is expected is a list of one.</summary>
/// <param name="whenEmpty">The word to write instead of a list of nothing; null where there may be nothing in it.</param>
internal sealed class ListShape<T>(Shape<T> item, string? whenEmpty = null) : Shape<Sequence<T>>
{
    protected override Form Describe() => new Form.Either([new Form.ListOf(item.Form), item.Form]);

    public override bool TryRead(SyntaxNode node, BindingContext context, out Sequence<T> value)
    {
        var nodes = node is ListSyntax list ? list.Items : [node];
        var items = new List<T>();
        foreach (var each in nodes.TakeWhile(_ => !context.HasEnough))
            if (item.TryRead(each, context, out var read)) items.Add(read);
        value = items.ToSequence();
        if (whenEmpty is not null && nodes.Count == 0) return context.Report(BindingDiagnostics.EmptyList(node, whenEmpty));
        return items.Count == nodes.Count;
    }
}

/// <summary>A mapping whose keys are names that the author gives; each value learns its name.</summary>
/// <param name="keyIs">What a key is, with its article: "the name of an objective".</param>
/// <param name="declares">Whether the names are made known to what is read later, those that could not be read too.</param>
internal sealed class NamedShape<T>(string keyIs, Shape<T> item, bool declares = false) : Shape<Sequence<T>>
    where T : class
{
    protected override Form Describe() => new Form.Named(keyIs, item.Form, HasNames: true);

    public override bool TryRead(SyntaxNode node, BindingContext context, out Sequence<T> value)
    {
        value = [];
        if (node is not MapSyntax map)
        {
            Lose(context);
            return context.Report(BindingDiagnostics.NotAMapping(node, keyIs));
        }

        var form = item.Form;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (StrayKeys.FindOutdented(map, i, form) is not { } part) continue;
            Lose(context);
            return context.Report(BindingDiagnostics.Outdented(part.Key, map.Entries[i].Key));
        }

        var items = new List<T>();
        foreach (var (key, each) in map.Entries.TakeWhile(_ => !context.HasEnough))
        {
            var good = Names.Check(key, context);
            var read = item.TryRead(each, context.Named(key.Value), out var meaning);
            if (declares) context.Declare(key.Value, read ? meaning : null);
            if (good && read) items.Add(meaning!);
        }
        value = items.ToSequence();
        return items.Count == map.Entries.Count;
    }

    public override void Lose(BindingContext context)
    {
        if (declares) context.Lose<T>();
    }
}

/// <summary>A mapping with free keys that are texts of their own form: bands, classes, values.</summary>
internal sealed class PairsShape<TKey, TValue>(string keyIs, Shape<TKey> key, Shape<TValue> item)
    : Shape<Sequence<Pair<TKey, TValue>>>
{
    protected override Form Describe() => new Form.Named(keyIs, item.Form, HasNames: false);

    public override bool TryRead(SyntaxNode node, BindingContext context, out Sequence<Pair<TKey, TValue>> value)
    {
        value = [];
        if (node is not MapSyntax map)
            return context.Report(BindingDiagnostics.NotAMapping(node, keyIs));

        var pairs = new List<Pair<TKey, TValue>>();
        foreach (var entry in map.Entries.TakeWhile(_ => !context.HasEnough))
            if (key.TryRead(entry.Key, context, out var left) & item.TryRead(entry.Value, context, out var right))
                pairs.Add(new(left!, right!, entry));
        value = pairs.ToSequence();
        return pairs.Count == map.Entries.Count;
    }
}

internal sealed record Pair<TKey, TValue>(TKey Key, TValue Value, EntrySyntax Entry);

/// <summary>A mapping with exactly one key, which says what kind of thing its value is.</summary>
internal sealed class ChoiceShape<T>(string title, IEnumerable<Field<T>> choices) : Shape<T>
    where T : class
{
    private readonly Field<T>[] _choices = [.. choices];

    protected override Form Describe() => new Form.Choice(
        title, _choices.Select(c => new Key(c.Name, c.Form, false, c.Doc)).ToSequence());

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (node is not MapSyntax map)
            return context.Report(BindingDiagnostics.WrongNode(node, title, $"one of {string.Join(", ", Names())} with its keys"));
        if (map.Entries is [var only] && Find(only) is { } choice) return TryRead(map, 0, choice, context, out value);
        var known = map.Entries.Index().Where(e => Find(e.Item) is not null).ToList();
        if (known is [var (index, entry)]) return TryRead(map, index, Find(entry)!, context, out value);
        return context.Report(known.Count == 0 && map.Entries.Count > 0
            ? BindingDiagnostics.UnknownKey(map.Entries[0].Key, title, Names(), Names())
            : BindingDiagnostics.ExactlyOneKey(map, title, Names(), [.. known.Select(e => e.Item)]));
    }

    private List<string> Names() => _choices.Select(c => c.Name).ToList();

    private Field<T>? Find(EntrySyntax entry)
    {
        foreach (var choice in _choices)
            if (choice.Name == entry.Key.Value) return choice;
        return null;
    }

    /// <summary>Reads the one key that says what is meant; others beside it are reported.</summary>
    private bool TryRead(MapSyntax map, int index, Field<T> choice, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        var entry = map.Entries[index];
        if (StrayKeys.FindOutdented(map, index, choice.Form) is { } part)
            return context.Report(BindingDiagnostics.Outdented(part.Key, entry.Key));
        foreach (var (key, _) in map.Entries)
            if (key != entry.Key) context.Report(BindingDiagnostics.UnknownKey(key, title, Names(), [], choice));

        if (entry.Value is ScalarSyntax { IsNull: true }) context.Report(BindingDiagnostics.NoValue(entry.Key, choice.Form, required: true));
        else value = choice.Read(entry.Value, context) as T;
        return value is not null && map.Entries.Count == 1;
    }
}

/// <summary>A short form as a single value, or the long form with keys.</summary>
internal sealed class EitherShape<T>(Shape<T> scalar, Shape<T> composed) : Shape<T>
{
    protected override Form Describe() => new Form.Either([scalar.Form, composed.Form]);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value) =>
        (node is ScalarSyntax ? scalar : composed).TryRead(node, context, out value);
}

/// <summary>A mapping, or something else.</summary>
internal sealed class MapOrShape<T>(Shape<T> map, Shape<T> other) : Shape<T>
{
    protected override Form Describe() => new Form.Either([other.Form, map.Form]);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value) =>
        (node is MapSyntax ? map : other).TryRead(node, context, out value);
}

/// <summary>A shape that refers to one defined later or to itself.</summary>
internal sealed class RecursiveShape<T>(string title, Func<Shape<T>> target) : Shape<T>
{
    private readonly Lazy<Form> _target = new(() => target().Form);

    protected override Form Describe() => new Form.Recursive(title, () => _target.Value);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value) =>
        target().TryRead(node, context, out value);
}
