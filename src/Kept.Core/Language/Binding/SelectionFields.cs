using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using Kept.Time;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The keys that every indicator has: which measurements, which hours, which exclusions.</summary>
internal static class SelectionFields
{
    public static Field<Source> Source { get; } = Required(
        "source", new ReferenceShape<Source>("a source", "probes"), "The source of the measurements.");

    public static Field<Expression> Where { get; } = Optional(
        "where", ExpressionShape.Any, "Takes only measurements whose dimensions or fields meet the condition.");

    public static Field<Calendar> Hours { get; } = Optional(
        "hours", CalendarShapes.Reference, "The hours that count; when left out those of the objective's service, while cases are counted at all hours.");

    public static Field<Sequence<Exclusion>> Exclude { get; } = Optional(
        "exclude", new ListShape<Exclusion>(new ReferenceShape<Exclusion>("an exclusion", "maintenance")),
        "Exclusions of the agreement that apply.");

    /// <summary>The keys that a selection and its mask are written with.</summary>
    public static Field[] All { get; } = [Source, Where, Hours, Exclude];

    public static Mask MaskOf(RecordReader record) => new(record.Find(Hours), record.Get(Exclude, []));

    /// <summary>The selection, when the source has measurements of one of the types asked for.</summary>
    public static Selection? Selection<TContent>(RecordReader record, string needs)
        where TContent : SourceContent
    {
        var source = record.Get(Source);
        if (source.Content is TContent) return Filtered(record, source);
        record.Report(IndicatorDiagnostics.WrongSource(record.PlaceOf(Source), source, needs));
        return null;
    }

    /// <summary>The selection of amounts of money.</summary>
    public static Selection? Money(RecordReader record)
    {
        var source = record.Get(Source);
        if (CurrencyOf(source) is not null) return Filtered(record, source);
        record.Report(IndicatorDiagnostics.WrongSource(record.PlaceOf(Source), source, "amounts of money"));
        return null;
    }

    /// <summary>The currency of a source of amounts of money; null of any other source.</summary>
    public static Currency? CurrencyOf(Source source) => ((source.Content as SourceContent.Samples)?.Unit as Unit.Amount)?.Currency;

    /// <summary>The selection of any source.</summary>
    public static Selection? Filtered(RecordReader record, Source source)
    {
        var where = record.Find(Where);
        if (where is null) return new Selection(source, null);
        var bound = new ExpressionBinder(SourceNames.OfSelection(source), record.Context).BindCondition(where);
        return bound is null ? null : new Selection(source, bound);
    }
}
