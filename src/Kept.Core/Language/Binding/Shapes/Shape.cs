using System.Diagnostics.CodeAnalysis;
using Kept.Diagnostics;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.Shapes;

/// <summary>A form that a part of the text may take, together with its meaning. Shapes are the one description of the
/// language: the binder reads with them, the JSON Schema and the reference are written from them.</summary>
internal abstract class Shape<T>
{
    /// <summary>The form, for schemas and for messages; described once, since forms hold those of all that is in them.</summary>
    public Form Form => field ??= Describe();

    protected abstract Form Describe();

    /// <summary>Gives the node its meaning; false when that is impossible, and then the reason is reported.</summary>
    public abstract bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value);

    /// <summary>Notes that what the shape declares is not known, since it is not there or cannot be read.</summary>
    public virtual void Lose(BindingContext context) { }

    /// <summary>The same form whose meaning is processed further.</summary>
    public Shape<TResult> Select<TResult>(Func<T, TResult> meaning) => new MappedShape<T, TResult>(this, (value, _, _) => meaning(value));

    /// <summary>The same form whose meaning knows under which name and where it is written.</summary>
    public Shape<TResult> SelectPlaced<TResult>(Func<T, string, Place, TResult> meaning) =>
        new MappedShape<T, TResult>(this, (value, node, context) => meaning(value, context.Name, node.Place));
}

internal sealed class MappedShape<T, TResult>(Shape<T> inner, Func<T, SyntaxNode, BindingContext, TResult> meaning) : Shape<TResult>
{
    protected override Form Describe() => inner.Form;

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out TResult value)
    {
        var read = inner.TryRead(node, context, out var raw);
        value = read ? meaning(raw!, node, context) : default;
        return read;
    }
}

/// <summary>A form whose meaning is taken over from other documents that have it from the same place.</summary>
internal sealed class SharedShape<T>(Shape<T> inner) : Shape<T>
{
    protected override Form Describe() => inner.Form;

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value) =>
        context.ReadShared(inner, node, out value);
}
