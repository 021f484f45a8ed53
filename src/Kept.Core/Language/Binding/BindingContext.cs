using System.Diagnostics.CodeAnalysis;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>What is known while a text is given its meaning: the names declared so far and the mistakes found.</summary>
internal sealed class BindingContext
{
    private readonly BindingRecord _record;
    private readonly Scope _scope;

    public BindingContext(DiagnosticBag diagnostics)
        : this(new BindingRecord(diagnostics), new Scope(null), "")
    {
    }

    private BindingContext(BindingRecord record, Scope scope, string name)
    {
        _record = record;
        _scope = scope;
        Name = name;
    }

    /// <summary>The nearest name that the author gave to what is being read.</summary>
    public string Name { get; }

    /// <summary>The same context for the value under a name.</summary>
    public BindingContext Named(string name) => new(_record, _scope, name);

    /// <summary>A context for one document, in which further names can be declared without being known outside.</summary>
    /// <param name="record">Takes what is noticed there.</param>
    public BindingContext Inner(BindingRecord record) => new(record, new Scope(_scope), Name);

    /// <summary>True when so much has been reported that nothing more will be shown.</summary>
    public bool HasEnough => _record.IsFull;

    /// <summary>Reports a diagnostic; always false, so that readers can return it.</summary>
    public bool Report(Diagnostic diagnostic)
    {
        _record.Report(diagnostic);
        return false;
    }

    /// <summary>Keeps the values of a mapping that has been read.</summary>
    public void Keep(MapSyntax map, RecordReader values) => _record.Keep(map, values);

    /// <summary>Reads a part of a text, or takes over what it means from another document that has it from the same place.</summary>
    public bool ReadShared<T>(Shape<T> shape, SyntaxNode node, [MaybeNullWhen(false)] out T value)
    {
        if (_record.Shared is not { } shared || _record.IsOwn(node)) return shape.TryRead(node, this, out value);
        foreach (var known in shared.Find(shape, node, Name))
        {
            if (!known.Names.All(MeansTheSame)) continue;
            _record.TakeOver(known);
            value = (T)known.Value;
            return true;
        }
        var part = _record.Begin();
        var read = shape.TryRead(node, this, out value);
        var readers = _record.End();
        if (read && part.IsShareable) shared.Add(shape, node, Name, new SharedValue(value!, [.. part.Names], readers));
        return read;
    }

    /// <summary>Makes a name known; null stands for something whose own mistakes have been reported.</summary>
    public void Declare<T>(string name, T? value)
        where T : class
    {
        _scope.Names[(typeof(T), name)] = value;
        _record.MayNotBeShared();
    }

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
        var found = TryFind(typeof(T), name, out var known, out var ofWorkspace);
        value = known as T;
        _record.Use(typeof(T), name, known, ofWorkspace);
        return found || HasLost<T>();
    }

    /// <summary>All names of one kind that are known here.</summary>
    public IEnumerable<string> NamesOf<T>()
    {
        _record.MayNotBeShared();
        return Scopes.SelectMany(scope => scope.Names.Keys).Where(key => key.Kind == typeof(T)).Select(key => key.Name);
    }

    /// <summary>From the innermost outwards.</summary>
    private IEnumerable<Scope> Scopes
    {
        get
        {
            for (var scope = _scope; scope is not null; scope = scope.Outer) yield return scope;
        }
    }

    private bool MeansTheSame((Type Kind, string Name, object? Meaning) use)
    {
        TryFind(use.Kind, use.Name, out var meaning, out var ofWorkspace);
        _record.Use(use.Kind, use.Name, meaning, ofWorkspace);
        return ReferenceEquals(meaning, use.Meaning);
    }

    private bool TryFind(Type kind, string name, out object? meaning, out bool ofWorkspace)
    {
        for (var scope = _scope; scope is not null; scope = scope.Outer)
            if (scope.Names.TryGetValue((kind, name), out meaning))
            {
                ofWorkspace = scope.Outer is null;
                return true;
            }
        (meaning, ofWorkspace) = (null, false);
        return false;
    }

    private sealed class Scope(Scope? outer)
    {
        public Scope? Outer => outer;

        public Dictionary<(Type Kind, string Name), object?> Names { get; } = [];

        /// <summary>Kinds of which declarations could not be read.</summary>
        public HashSet<Type> Lost { get; } = [];
    }
}
