using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>A value, or a table of values by a field: <c>{by: priority, P1: 1 hour, otherwise: 4 hours}</c>.</summary>
internal sealed class ByClassShape<T>(Shape<T> value) : Shape<ByClass<T>>
{
    private readonly TableShape<T> _table = new(value);

    protected override Form Describe() => _table.Form;

    public override bool TryRead(SyntaxNode node, BindingContext context, out ByClass<T> result) =>
        context.ReadShared(_table, node, out result!);
}

internal sealed class TableShape<T>(Shape<T> value) : Shape<ByClass<T>>
{
    protected override Form Describe() => new Form.Either([value.Form, new Form.ByClass(value.Form)]);

    public override bool TryRead(SyntaxNode node, BindingContext context, out ByClass<T> result)
    {
        if (node is MapSyntax map && map.Find(ByClassKeys.By) is { } by) return TryReadTable(map, by, context, out result);
        var read = value.TryRead(node, context, out var single);
        result = ByClass.ForAll(single!);
        return read;
    }

    private bool TryReadTable(MapSyntax map, EntrySyntax by, BindingContext context, out ByClass<T> result)
    {
        var complete = Scalars.Name("a field", "priority").TryRead(by.Value, context, out var field);
        var entries = new List<ClassValue<T>>();
        ClassValue<T>? otherwise = null;
        foreach (var (key, each) in map.Entries)
        {
            if (key.Value == ByClassKeys.By) continue;
            if (!value.TryRead(each, context.Named(key.Value), out var meaning)) complete = false;
            else if (key.Value == ByClassKeys.Otherwise) otherwise = new(ByClassKeys.Otherwise, meaning);
            else entries.Add(new(key.Value, meaning));
        }
        result = new ByClass<T>(field, entries.ToSequence(), otherwise);
        return complete;
    }
}

/// <summary>The keys of a table that are not classes.</summary>
internal static class ByClassKeys
{
    /// <summary>The field or dimension whose values are the classes.</summary>
    public const string By = "by";

    /// <summary>What holds for a class that is not listed.</summary>
    public const string Otherwise = "otherwise";
}
