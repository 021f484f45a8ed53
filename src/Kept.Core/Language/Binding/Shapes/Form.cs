using Kept.Quantities;

namespace Kept.Language.Binding.Shapes;

/// <summary>What a shape looks like in the text, without its meaning. Exactly one of the cases below.</summary>
internal abstract record Form
{
    private protected Form() { }

    /// <summary>A single value.</summary>
    /// <param name="What">With its article: "a percentage".</param>
    public sealed record Scalar(string What, string Example) : Form;

    /// <summary>One of some words.</summary>
    public sealed record Words(Sequence<Word> Items) : Form;

    public sealed record ListOf(Form Item) : Form;

    /// <summary>A mapping with the keys listed and no others.</summary>
    public sealed record Record(string Title, Sequence<Key> Keys) : Form
    {
        /// <summary>The mapping whose keys this one repeats but for some; null when it stands for itself.</summary>
        public Record? VariantOf { get; init; }

        /// <summary>The keys that are its own.</summary>
        public IEnumerable<Key> OwnKeys => VariantOf is { Keys: var others } ? Keys.Where(k => others.All(o => (o.Name, o.Doc) != (k.Name, k.Doc))) : Keys;
    }

    /// <summary>A mapping with exactly one of the keys listed.</summary>
    public sealed record Choice(string Title, Sequence<Key> Keys) : Form;

    /// <summary>A mapping whose keys the author chooses.</summary>
    /// <param name="KeyIs">What the keys are: "the name of an objective".</param>
    /// <param name="HasNames">Whether the keys are names of things, so that an agreement can add to those of another; else the
    /// mapping is one value.</param>
    public sealed record Named(string KeyIs, Form Value, bool HasNames) : Form;

    public sealed record Either(Sequence<Form> Forms) : Form;

    /// <summary>A table of values by a field: <c>{by: priority, P1: 1 hour, otherwise: 4 hours}</c>.</summary>
    public sealed record ByClass(Form Value) : Form;

    /// <summary>Whatever another system understands.</summary>
    public sealed record Anything(string What, string Example) : Form;

    /// <summary>A form that contains itself, by its title.</summary>
    public sealed record Recursive(string Title, Func<Form> Target) : Form;
}

/// <summary>A word of the language and what it says.</summary>
internal sealed record Word(string Text, string Doc);

/// <summary>A key of a mapping.</summary>
internal sealed record Key(string Name, Form Form, bool Required, string Doc);
