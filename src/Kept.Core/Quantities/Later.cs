namespace Kept.Quantities;

/// <summary>A value that is worked out when it is asked for, once. Two are equal when their values are.</summary>
public sealed class Later<T>(Func<T> find) : IEquatable<Later<T>>
{
    private readonly Lazy<T> _value = new(find);

    public T Value => _value.Value;

    public bool Equals(Later<T>? other) => other is not null && EqualityComparer<T>.Default.Equals(Value, other.Value);

    public override bool Equals(object? obj) => Equals(obj as Later<T>);

    public override int GetHashCode() => EqualityComparer<T>.Default.GetHashCode(Value!);
}

/// <summary>Makes values that are worked out when they are asked for.</summary>
public static class Later
{
    public static Later<T> Of<T>(Func<T> find) => new(find);
}
