using System.Diagnostics.CodeAnalysis;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Shapes;

/// <summary>One of several mappings, told apart by a key that only one of them has; without any of these keys it is the
/// first.</summary>
internal sealed class KeyedShape<T>(IReadOnlyList<(string Key, Shape<T> Shape)> shapes) : Shape<T>
{
    protected override Form Describe() => new Form.Either(shapes.Select(s => s.Shape.Form).ToSequence());

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        var (_, shape) = shapes.FirstOrDefault(s => node is MapSyntax map && map.Find(s.Key) is not null, shapes[0]);
        return shape.TryRead(node, context, out value);
    }
}
