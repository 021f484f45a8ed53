using Kept.Quantities;

namespace Kept.Diagnostics;

/// <summary>A value, where there is one, with everything that was noticed on the way to it.</summary>
public sealed record Checked<T>(T? Value, Sequence<Diagnostic> Diagnostics)
    where T : class
{
    public bool HasErrors => Diagnostics.Any(d => d.Severity == Severity.Error);

    /// <summary>The value when nothing is wrong with it, else null.</summary>
    public T? ValueUnlessErrors => HasErrors ? null : Value;
}
