using Kept.Language.Binding.Shapes;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>How the values of a key are ordered: which of two promises more.</summary>
internal abstract class Order
{
    /// <summary>Other values promise neither more nor less.</summary>
    public static Order Free { get; } = new FreeOrder();

    /// <summary>What agreements do with such a value: promise it, give it, say it.</summary>
    public string Verb { get; init; } = "says";

    /// <summary>Whether a text can mean something else below than above, because it names what each of them declares.</summary>
    public bool DependsOnNames { get; init; }

    /// <summary>Whether it only orders a value and none: of two values, the keys in them are compared one by one.</summary>
    public virtual bool LooksInside => false;

    /// <summary>What a value is beside the one above.</summary>
    /// <param name="around">The mappings that the value stands in, the innermost last.</param>
    public abstract Step Compare(object above, object below, IReadOnlyList<RecordReader> around);

    /// <summary>The key in two tables by which one is what it is beside the other; null where they are compared as a whole.</summary>
    public virtual string? FindDeciding(object above, object below) => null;

    /// <summary>What a value is where there was none.</summary>
    /// <inheritdoc cref="Compare" path="/param"/>
    public abstract Step Added(object? below, IReadOnlyList<RecordReader> around);

    /// <summary>An order in which only adding the key is defined.</summary>
    public static Order WhenAdded(Step step) => new AddedOrder((_, _) => step);

    /// <summary>The same, where it depends on what is added.</summary>
    public static Order WhenAdded<T>(Func<T, IReadOnlyList<RecordReader>, Step> added) =>
        new AddedOrder((below, around) => below is T value ? added(value, around) : Step.Unordered);

    private sealed class FreeOrder : Order
    {
        public override Step Compare(object above, object below, IReadOnlyList<RecordReader> around) => Step.Free;

        public override Step Added(object? below, IReadOnlyList<RecordReader> around) => Step.Free;
    }

    private sealed class AddedOrder(Func<object?, IReadOnlyList<RecordReader>, Step> added) : Order
    {
        public override bool LooksInside => true;

        public override Step Compare(object above, object below, IReadOnlyList<RecordReader> around) => Step.Unordered;

        public override Step Added(object? below, IReadOnlyList<RecordReader> around) => added(below, around);
    }
}

/// <summary>An order of values of one type.</summary>
/// <param name="added">What a value is where there was none.</param>
internal sealed class Order<T>(Func<T, T, IReadOnlyList<RecordReader>, Step> compare, Func<T, Step> added) : Order
{
    public Order(Func<T, T, Step> compare, Func<T, Step> added)
        : this((above, below, _) => compare(above, below), added)
    {
    }

    public Func<T, T, string?>? Deciding { get; init; }

    public override Step Compare(object above, object below, IReadOnlyList<RecordReader> around) => compare((T)above, (T)below, around);

    public override string? FindDeciding(object above, object below) => Deciding?.Invoke((T)above, (T)below);

    public override Step Added(object? below, IReadOnlyList<RecordReader> around) => below is T value ? added(value) : Step.Unordered;
}
