using Kept.Diagnostics;

namespace Kept.Language.Binding;

/// <summary>What is known while a text is given its meaning: the names declared so far and the mistakes found.</summary>
internal sealed class BindingContext
{
    private readonly DiagnosticBag _diagnostics;
    private readonly Scope _scope;

    public BindingContext(DiagnosticBag diagnostics)
        : this(diagnostics, new Scope(null), "")
    {
    }

    private BindingContext(DiagnosticBag diagnostics, Scope scope, string name)
    {
        _diagnostics = diagnostics;
        _scope = scope;
        Name = name;
    }

    /// <summary>The nearest name that the author gave to what is being read.</summary>
    public string Name { get; }

    /// <summary>The same context for the value under a name.</summary>
    public BindingContext Named(string name) => new(_diagnostics, _scope, name);

    /// <summary>A context in which further names can be declared without being known outside.</summary>
    public BindingContext Inner() => new(_diagnostics, new Scope(_scope), Name);

    /// <summary>Reports a diagnostic; always false, so that readers can return it.</summary>
    public bool Report(Diagnostic diagnostic)
    {
        _diagnostics.Add(diagnostic);
        return false;
    }

    /// <summary>Makes a name known; null stands for something whose own mistakes have been reported.</summary>
    public void Declare<T>(string name, T? value)
        where T : class => _scope.Names[(typeof(T), name)] = value;

    /// <summary>True when the name is declared, even if what it names is broken (then the value is null).</summary>
    public bool TryFind<T>(string name, out T? value)
        where T : class
    {
        for (var scope = _scope; scope is not null; scope = scope.Outer)
        {
            if (!scope.Names.TryGetValue((typeof(T), name), out var known)) continue;
            value = known as T;
            return true;
        }
        value = null;
        return false;
    }

    /// <summary>All names of one kind that are known here.</summary>
    public IEnumerable<string> NamesOf<T>()
    {
        for (var scope = _scope; scope is not null; scope = scope.Outer)
            foreach (var (kind, name) in scope.Names.Keys)
                if (kind == typeof(T)) yield return name;
    }

    private sealed class Scope(Scope? outer)
    {
        public Scope? Outer => outer;

        public Dictionary<(Type Kind, string Name), object?> Names { get; } = [];
    }
}
