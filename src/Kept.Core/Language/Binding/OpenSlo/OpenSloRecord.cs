using System.Diagnostics.CodeAnalysis;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>A mapping of OpenSLO, in which a key without a value is as good as no key.</summary>
internal sealed class OpenSloRecord<T>(string title, IReadOnlyList<Field> fields, Func<RecordReader, T?> build) : Shape<T>
    where T : class
{
    private readonly RecordShape<T> _record = new(title, fields, build);

    protected override Form Describe() => _record.Form;

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value) =>
        _record.TryRead(node is MapSyntax map ? WithoutNulls(map) : node, context, out value);

    /// <summary>Without the known keys that have no value; an unknown one is a mistake all the same.</summary>
    private MapSyntax WithoutNulls(MapSyntax map) => map.With(
        map.Entries.Where(e => e.Value is not ScalarSyntax { IsNull: true } || fields.All(f => f.Name != e.Key.Value)).ToSequence());
}

/// <summary>A list that is written as one even when it has a single item.</summary>
internal sealed class OpenSloList<T>(Shape<T> item) : Shape<Sequence<T>>
{
    protected override Form Describe() => new Form.ListOf(item.Form);

    public override bool TryRead(SyntaxNode node, BindingContext context, out Sequence<T> value)
    {
        value = [];
        if (node is not ListSyntax list) return context.Report(BindingDiagnostics.WrongNode(node, "This", "a list"));
        var items = new List<T>();
        foreach (var each in list.Items.TakeWhile(_ => !context.HasEnough))
            if (item.TryRead(each, context, out var read)) items.Add(read);
        value = items.ToSequence();
        return items.Count == list.Items.Count;
    }
}

/// <summary>Whatever another system understands.</summary>
internal sealed class AnythingShape(string what, string example) : Shape<SyntaxNode>
{
    protected override Form Describe() => new Form.Anything(what, example);

    public override bool TryRead(SyntaxNode node, BindingContext context, out SyntaxNode value)
    {
        value = node;
        return true;
    }
}

/// <summary>A value with the place where it is written.</summary>
internal sealed class WrittenShape<T>(Shape<Boxed<T>> inner) : Shape<Written<T>>
    where T : struct
{
    protected override Form Describe() => inner.Form;

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out Written<T> value)
    {
        value = inner.TryRead(node, context, out var read) ? new Written<T>(read.Value, node) : null;
        return value is not null;
    }
}
