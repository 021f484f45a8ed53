using System.Diagnostics.CodeAnalysis;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Shapes;

/// <summary>A list; a single value where a list is expected is a list of one.</summary>
internal sealed class ListShape<T>(Shape<T> item) : Shape<Sequence<T>>
{
    public override Form Form => new Form.Either([new Form.ListOf(item.Form), item.Form]);

    public override bool TryRead(SyntaxNode node, BindingContext context, out Sequence<T> value)
    {
        var nodes = node is ListSyntax list ? list.Items : [node];
        var items = new List<T>();
        foreach (var each in nodes)
            if (item.TryRead(each, context, out var read)) items.Add(read);
        value = items.ToSequence();
        return items.Count == nodes.Count;
    }
}

/// <summary>A mapping whose keys are names that the author gives; each value learns its name.</summary>
/// <param name="keyIs">What a key is, with its article: "the name of an objective".</param>
/// <param name="declare">Makes a name known to what is read later; gets null for one that could not be read.</param>
internal sealed class NamedShape<T>(string keyIs, Shape<T> item, Action<BindingContext, string, T?>? declare = null)
    : Shape<Sequence<T>>
    where T : class
{
    public override Form Form => new Form.Named(keyIs, item.Form);

    public override bool TryRead(SyntaxNode node, BindingContext context, out Sequence<T> value)
    {
        value = [];
        if (node is not MapSyntax map)
            return context.Report(BindingDiagnostics.WrongNode(node, $"A mapping by {keyIs}", "a mapping of names to values"));

        var items = new List<T>();
        foreach (var (key, each) in map.Entries)
        {
            var good = Names.Check(key, context);
            var read = item.TryRead(each, context.Named(key.Value), out var meaning);
            declare?.Invoke(context, key.Value, read ? meaning : null);
            if (good && read) items.Add(meaning!);
        }
        value = items.ToSequence();
        return items.Count == map.Entries.Count;
    }
}

/// <summary>A mapping with free keys that are texts of their own form: bands, classes, values.</summary>
internal sealed class PairsShape<TKey, TValue>(string keyIs, Shape<TKey> key, Shape<TValue> item)
    : Shape<Sequence<Pair<TKey, TValue>>>
{
    public override Form Form => new Form.Named(keyIs, item.Form);

    public override bool TryRead(SyntaxNode node, BindingContext context, out Sequence<Pair<TKey, TValue>> value)
    {
        value = [];
        if (node is not MapSyntax map)
            return context.Report(BindingDiagnostics.WrongNode(node, $"A mapping by {keyIs}", "a mapping of keys to values"));

        var pairs = new List<Pair<TKey, TValue>>();
        foreach (var entry in map.Entries)
            if (key.TryRead(entry.Key, context, out var left) & item.TryRead(entry.Value, context, out var right))
                pairs.Add(new(left!, right!, entry));
        value = pairs.ToSequence();
        return pairs.Count == map.Entries.Count;
    }
}

internal sealed record Pair<TKey, TValue>(TKey Key, TValue Value, EntrySyntax Entry);

/// <summary>A mapping with exactly one key, which says what kind of thing its value is.</summary>
internal sealed class ChoiceShape<T>(string title, IReadOnlyList<Field<T>> choices) : Shape<T>
    where T : class
{
    public override Form Form => new Form.Choice(
        title, choices.Select(c => new Key(c.Name, c.Form, false, c.Doc)).ToSequence());

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        var names = choices.Select(c => c.Name).ToList();
        if (node is not MapSyntax map)
            return context.Report(BindingDiagnostics.WrongNode(node, title, $"one of {string.Join(", ", names)} with its keys"));
        if (map.Entries.Count != 1)
            return context.Report(BindingDiagnostics.ExactlyOneKey(map, title, names));

        var (key, inner) = map.Entries[0];
        var choice = choices.FirstOrDefault(c => c.Name == key.Value);
        if (choice is null) return context.Report(BindingDiagnostics.UnknownKey(key, title, names));
        if (inner is ScalarSyntax { IsNull: true }) return context.Report(BindingDiagnostics.NoValue(key, choice.Form));
        value = choice.Read(inner, context) as T;
        return value is not null;
    }
}

/// <summary>A short form as a single value, or the long form with keys.</summary>
internal sealed class EitherShape<T>(Shape<T> scalar, Shape<T> composed) : Shape<T>
{
    public override Form Form => new Form.Either([scalar.Form, composed.Form]);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value) =>
        (node is ScalarSyntax ? scalar : composed).TryRead(node, context, out value);
}

/// <summary>A shape that refers to one defined later or to itself.</summary>
internal sealed class RecursiveShape<T>(string title, Func<Shape<T>> target) : Shape<T>
{
    public override Form Form => new Form.Recursive(title, () => target().Form);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value) =>
        target().TryRead(node, context, out value);
}
