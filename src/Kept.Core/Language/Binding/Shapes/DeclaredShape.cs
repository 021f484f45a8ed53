using System.Diagnostics.CodeAnalysis;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.Shapes;

/// <summary>A value that what is read later can look up by a name.</summary>
internal sealed class DeclaredShape<T>(string name, Shape<T> inner) : Shape<T>
    where T : class
{
    protected override Form Describe() => inner.Form;

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        var read = inner.TryRead(node, context, out value);
        context.Declare(name, value);
        return read;
    }
}
