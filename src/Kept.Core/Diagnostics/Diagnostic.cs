namespace Kept.Diagnostics;

public enum Severity
{
    /// <summary>Something a reader may want to know; nothing has to change.</summary>
    Note,

    /// <summary>Probably not what the author means; evaluation goes on.</summary>
    Warning,

    /// <summary>The input has no meaning until this is mended.</summary>
    Error,
}

/// <summary>A place in a file: line and column count from 1, in characters; a length of 0 is a whole line.</summary>
public readonly record struct Place(string File, int Line, int Column, int Length)
{
    public override string ToString() => Column == 0 ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";
}

/// <summary>What a person wrote wrong: a stable code, where, what is wrong, and how to mend it.</summary>
public sealed record Diagnostic(string Code, Severity Severity, Place Place, string Message, string Help)
{
    /// <summary>Whether something is only missing, which an agreement that extends this one may supply.</summary>
    public bool CanBeSupplied { get; init; }

    public override string ToString() =>
        $"{Place}: {Severity.ToString().ToLowerInvariant()} {Code}: {Message} {Help}".TrimEnd();
}
