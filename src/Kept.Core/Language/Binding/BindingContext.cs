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

    /// <summary>True when so much has been reported that nothing more will be shown.</summary>
    public bool HasEnough => _diagnostics.IsFull;

    /// <summary>Reports a diagnostic; always false, so that readers can return it.</summary>
    public bool Report(Diagnostic diagnostic)
    {
        _diagnostics.Add(diagnostic);
        return false;
    }

    /// <summary>Makes a name known; null stands for something whose own mistakes have been reported.</summary>
    public void Declare<T>(string name, T? value)
        where T : class => _scope.Names[(typeof(T), name)] = value;

    /// <summary>Notes that declarations of one kind could not be read, for a reason that has been reported: names of the
    /// kind that are not known may be among them.</summary>
    public void Lose<T>()
        where T : class => _scope.Lost.Add(typeof(T));

    /// <summary>Whether declarations of one kind could not be read.</summary>
    public bool HasLost<T>()
        where T : class => Scopes.Any(scope => scope.Lost.Contains(typeof(T)));

    /// <summary>True when the name is declared, even if what it names is broken, or when its declaration may be among
    /// those that could not be read (then the value is null).</summary>
    public bool TryFind<T>(string name, out T? value)
        where T : class
    {
        value = null;
        foreach (var scope in Scopes)
        {
            if (!scope.Names.TryGetValue((typeof(T), name), out var known)) continue;
            value = known as T;
            return true;
        }
        return HasLost<T>();
    }

    /// <summary>All names of one kind that are known here.</summary>
    public IEnumerable<string> NamesOf<T>() =>
        Scopes.SelectMany(scope => scope.Names.Keys).Where(key => key.Kind == typeof(T)).Select(key => key.Name);

    /// <summary>From the innermost outwards.</summary>
    private IEnumerable<Scope> Scopes
    {
        get
        {
            for (var scope = _scope; scope is not null; scope = scope.Outer) yield return scope;
        }
    }

    private sealed class Scope(Scope? outer)
    {
        public Scope? Outer => outer;

        public Dictionary<(Type Kind, string Name), object?> Names { get; } = [];

        /// <summary>Kinds of which declarations could not be read.</summary>
        public HashSet<Type> Lost { get; } = [];
    }
}
