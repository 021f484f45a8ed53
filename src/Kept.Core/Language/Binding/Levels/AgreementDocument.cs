using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>One version of an agreement as its document has it, with what it says of its place among others.</summary>
internal sealed class AgreementDocument
{
    private AgreementDocument(DocumentHeader header, MapSyntax body) => (Header, Body) = (header, body);

    public DocumentHeader Header { get; }

    public MapSyntax Body { get; }

    public string Name => Header.Name;

    public AgreementVersion Version => new(Header.Name, Header.Version);

    /// <inheritdoc cref="LevelShapes.Extends"/>
    public AgreementReference? Extends { get; private init; }

    public Level? Level { get; private set; }

    public Sequence<KeyPath> Locks { get; private init; }

    public Sequence<KeyPath> Open { get; private init; }

    public Sequence<Inclusion> Includes { get; private init; }

    /// <summary>Whether new versions of what it extends are agreed in advance, as long as they loosen nothing.</summary>
    public bool Follows { get; private set; }

    public Takeover? Effective { get; private init; }

    /// <summary>Whether some keys could not be read, so that nothing can be made of it.</summary>
    public bool IsBroken { get; private init; }

    /// <summary>Takes over what an earlier version of the same agreement says of its place, where this one says nothing.</summary>
    public void Amend(AgreementDocument earlier)
    {
        Level ??= earlier.Level;
        Follows |= earlier.Follows;
    }

    /// <summary>Whether a part of a text is written here.</summary>
    public bool Wrote(SyntaxNode node)
    {
        var whole = Header.Document.Root;
        return ReferenceEquals(node.Source, whole.Source) && whole.Span.Start <= node.Span.Start && node.Span.End <= whole.Span.End;
    }

    /// <summary>Whether a place lies in this document.</summary>
    public bool Holds(Place place)
    {
        var (source, span) = (Header.Document.Source, Header.Document.Root.Span);
        return place.File == source.Path && source.PlaceOf(new(span.Start, 0)).Line <= place.Line && place.Line <= source.PlaceOf(new(span.End, 0)).Line;
    }

    /// <summary>Reads the keys that place an agreement among others; the rest is read when its whole text is known.</summary>
    public static AgreementDocument Read(DocumentHeader header, BindingContext context)
    {
        if (header.Spec is not MapSyntax body) return new(header, new MapSyntax(header.Spec.Source, header.Spec.Span, [])) { IsBroken = true };
        var reading = new Reading(body, context);
        return new(header, body)
        {
            Extends = reading.Find(LevelShapes.Extends),
            Level = reading.Find(LevelShapes.LevelOf)?.Value,
            Locks = reading.Find(LevelShapes.Locks, []),
            Open = reading.Find(LevelShapes.Open, []),
            Includes = reading.Find(LevelShapes.Includes, []),
            Follows = reading.Find(LevelShapes.Follow)?.Value ?? false,
            Effective = reading.Find(LevelShapes.Effective),
            IsBroken = reading.HasFailed,
        };
    }

    private sealed class Reading(MapSyntax body, BindingContext context)
    {
        public bool HasFailed { get; private set; }

        public T? Find<T>(Field<T> field)
            where T : class => Read(field) as T;

        public T Find<T>(Field<T> field, T otherwise)
            where T : struct => Read(field) is T value ? value : otherwise;

        private object? Read(Field field)
        {
            if (body.Find(field.Name)?.Value is not { } node || node is ScalarSyntax { IsNull: true }) return null;
            var value = field.Read(node, context);
            HasFailed |= value is null;
            return value;
        }
    }
}
