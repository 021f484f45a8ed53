using Kept.Language.Syntax;

namespace Kept.Language.Binding.Shapes;

/// <summary>A key of a mapping with the shape of its value.</summary>
internal abstract class Field(string name, bool required, string doc)
{
    public string Name { get; } = name;

    public bool Required { get; } = required;

    public string Doc { get; } = doc;

    public abstract Form Form { get; }

    /// <summary>Reads the value; null when it has no meaning, and then the reason is reported.</summary>
    internal abstract object? Read(SyntaxNode node, BindingContext context);

    /// <summary>Notes that what the value declares is not known.</summary>
    internal abstract void Lose(BindingContext context);
}

/// <summary>A key whose value means a <typeparamref name="T"/>.</summary>
internal sealed class Field<T>(string name, Shape<T> shape, bool required, string doc) : Field(name, required, doc)
{
    public override Form Form => shape.Form;

    internal override object? Read(SyntaxNode node, BindingContext context) =>
        shape.TryRead(node, context, out var value) ? value : null;

    internal override void Lose(BindingContext context) => shape.Lose(context);
}

/// <summary>Writes the keys of a record: what each is called, what it holds, what it says.</summary>
internal static class Keys
{
    public static Field<T> Required<T>(string name, Shape<T> shape, string doc) => new(name, shape, true, doc);

    public static Field<T> Optional<T>(string name, Shape<T> shape, string doc) => new(name, shape, false, doc);
}
