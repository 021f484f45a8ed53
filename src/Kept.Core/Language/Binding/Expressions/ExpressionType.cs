using System.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Binding.Expressions;

/// <summary>What kind of value an expression has. Exactly one of the cases below.</summary>
internal abstract record ExpressionType
{
    private protected ExpressionType() { }

    /// <summary>A value with a unit.</summary>
    public sealed record Valued(Unit Unit) : ExpressionType;

    /// <summary>A field or dimension: text, which may be read as a number where a number is needed.</summary>
    /// <param name="Words">The texts that can occur; null when any can.</param>
    /// <param name="IsOrdered">Whether one of the words can be more than another.</param>
    public sealed record Field(Sequence<string>? Words, bool IsOrdered = false) : ExpressionType;

    /// <summary>A value of a field as written in a condition.</summary>
    public sealed record Word : ExpressionType;

    /// <summary>A moment in time: an event or a date of a case.</summary>
    public sealed record Moment : ExpressionType;

    /// <summary>True or false.</summary>
    public sealed record Condition : ExpressionType;

    /// <summary>One of many values, which only an aggregate such as <c>mean(…)</c> makes a value of.</summary>
    public sealed record Many(Unit Unit) : ExpressionType;

    /// <summary>A product whose unit has no name of its own, such as money × time.</summary>
    /// <param name="Over">The units that are multiplied.</param>
    /// <param name="Under">The units that are divided by.</param>
    public sealed record Product(Sequence<Unit> Over, Sequence<Unit> Under) : ExpressionType;

    /// <summary>Of no use; the reason has been reported.</summary>
    public sealed record Broken : ExpressionType;

    public static ExpressionType Number { get; } = new Valued(Unit.OfNumber);

    public string Describe() => this switch
    {
        Valued valued => valued.Unit.Describe(),
        Field => "a field",
        Word => "a word",
        Moment => "a moment",
        Condition => "a condition",
        Many many => $"many values ({many.Unit.Describe()} each)",
        Product product => $"a product ({string.Join(" × ", product.Over.Select(u => u.Describe()))}"
            + $"{string.Concat(product.Under.Select(u => $" ÷ {u.Describe()}"))})",
        Broken => "unclear",
        _ => throw new UnreachableException(),
    };
}

/// <summary>The names that an expression may use in its place.</summary>
/// <param name="what">What the names are, for messages: "counters of requests".</param>
/// <param name="whenNone">What an author can do when there are no names at all.</param>
internal sealed class ExpressionNames(string what, string whenNone = "There are none here; write a value.")
{
    private readonly Dictionary<string, ExpressionType> _types = new(StringComparer.Ordinal);

    public string What => what;

    public string WhenNone => whenNone;

    /// <summary>Whether names that are not known may have been declared where the text could not be read.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Whether there are periods, so that a value may be asked of the one before.</summary>
    public bool HasPeriods { get; init; }

    /// <summary>Names that may be used only behind <c>where</c>.</summary>
    public ExpressionNames? Filter { get; init; }

    /// <summary>Names that are looked up where they are declared: <see cref="All"/> of them, and what one is.</summary>
    public (IEnumerable<string> All, Func<string, ExpressionType?> Find)? Declared { get; init; }

    public IEnumerable<string> All => _types.Keys.Concat(Declared?.All ?? []);

    public ExpressionNames Add(string name, ExpressionType type)
    {
        _types[name] = type;
        return this;
    }

    public ExpressionType? Find(string name) => _types.GetValueOrDefault(name) ?? Declared?.Find(name);
}
